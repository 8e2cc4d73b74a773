package dev.loggia.sandbox.telegram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What goes wrong on the way. A method is named as it is published, or {@code *} for any but getUpdates. */
public final class Faults {
    private final Updates updates;
    private final List<Rule> rules = new ArrayList<>();
    private final Object held = new Object();
    private Duration latency = Duration.ZERO;
    private int releases;

    enum Kind {
        REFUSE,
        DROP,
        DROP_AFTERWARDS,
        HOLD
    }

    private static final class Rule {
        final String method;
        final Kind kind;
        final Refusal refusal;
        int left;

        Rule(String method, Kind kind, Refusal refusal, int left) {
            this.method = method;
            this.kind = kind;
            this.refusal = refusal;
            this.left = left;
        }
    }

    record Strike(Kind kind, Refusal refusal) {}

    Faults(Updates updates) {
        this.updates = updates;
    }

    /** Every call takes this much longer, in real time. */
    public synchronized Faults latency(Duration value) {
        latency = value;
        return this;
    }

    /** The next so many calls are answered 429 with {@code retry_after}; whole seconds, as Telegram's. */
    public Faults tooManyRequests(String method, int times, Duration retryAfter) {
        return add(method, Kind.REFUSE, Refusal.tooMany(Math.max(1, retryAfter.toSeconds())), times);
    }

    /** The next so many calls are answered with this code: 500, 502, 504. */
    public Faults serverError(String method, int times, int code) {
        String name = code == 502 ? "Bad Gateway" : code == 504 ? "Gateway Timeout" : "Internal Server Error";
        return add(method, Kind.REFUSE, Refusal.of(code, name), times);
    }

    /** The next so many calls are refused in these words, for instance {@code 400, "Bad Request: TOPIC_CLOSED"}. */
    public Faults refuse(String method, int times, int code, String description) {
        return add(method, Kind.REFUSE, Refusal.of(code, description), times);
    }

    /** The connection of the next so many calls is closed and nothing is done. */
    public Faults dropConnection(String method, int times) {
        return add(method, Kind.DROP, Refusal.of(0, ""), times);
    }

    /** The next so many calls are done, and the connection is closed without an answer. */
    public Faults loseAnswer(String method, int times) {
        return add(method, Kind.DROP_AFTERWARDS, Refusal.of(0, ""), times);
    }

    /** The next so many calls are neither done nor answered until {@link #release()}. */
    public Faults blackHole(String method, int times) {
        return add(method, Kind.HOLD, Refusal.of(0, ""), times);
    }

    /** Lets go of what a black hole holds: those connections are closed. */
    public void release() {
        synchronized (held) {
            releases++;
            held.notifyAll();
        }
    }

    /**
     * Gives an update once more under its own id, whatever was confirmed. A running telegrambots session drops ids that it
     * has seen; a webhook and a session that starts afresh do not.
     *
     * @throws IllegalArgumentException when there was no such update
     */
    public void redeliver(int updateId) {
        updates.redeliver(updateId);
    }

    /** Nothing goes wrong any more. */
    public void clear() {
        synchronized (this) {
            rules.clear();
            latency = Duration.ZERO;
        }
        release();
    }

    private synchronized Faults add(String method, Kind kind, Refusal refusal, int times) {
        rules.add(new Rule(method, kind, refusal, times));
        return this;
    }

    synchronized Optional<Strike> next(String method) {
        Optional<Rule> rule = rules.stream()
                .filter(one -> one.left > 0)
                .filter(one -> one.method.equals(method) || (one.method.equals("*") && !method.equals("getUpdates")))
                .findFirst();
        rule.ifPresent(one -> one.left--);
        return rule.map(one -> new Strike(one.kind, one.refusal));
    }

    synchronized Duration latency() {
        return latency;
    }

    void hold() throws InterruptedException {
        synchronized (held) {
            int before = releases;
            while (releases == before) {
                held.wait();
            }
        }
    }
}

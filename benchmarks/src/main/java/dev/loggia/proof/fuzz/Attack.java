package dev.loggia.proof.fuzz;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Many clients that send attempts one after the other and remember what came of them. */
final class Attack {
    private static final int CLIENTS = 6;
    private static final int ENOUGH = 20;

    private final Wire wire;
    private final Corpus corpus;
    private final long seed;
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private final AtomicLong unread = new AtomicLong();
    private final AtomicLong slowest = new AtomicLong();
    private final Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
    private final Set<String> named = ConcurrentHashMap.newKeySet();
    private final Queue<Finding> findings = new ConcurrentLinkedQueue<>();

    Attack(Wire wire, Corpus corpus, long seed) {
        this.wire = wire;
        this.corpus = corpus;
        this.seed = seed;
    }

    /** Goes on until it is told to stop, or there is more to look at than anybody would. */
    void run(BooleanSupplier goesOn) {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        IntStream.range(0, CLIENTS)
                .forEach(i -> clients.execute(() -> {
                    while (goesOn.getAsBoolean() && findings.size() < ENOUGH) {
                        one(Attempt.draw(corpus, seed, numbers.incrementAndGet()));
                    }
                }));
        clients.shutdown();
        try {
            clients.awaitTermination(1, TimeUnit.DAYS);
        } catch (InterruptedException e) {
            clients.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void one(Attempt attempt) {
        try {
            Reply reply = wire.send(attempt);
            named.addAll(reply.generations());
            List<Integer> answered = reply.statuses();
            answered.forEach(status ->
                    statuses.computeIfAbsent(status, key -> new AtomicLong()).incrementAndGet());
            slowest.accumulateAndGet(reply.millis(), Math::max);
            if (attempt.delivery() == Attempt.Delivery.TORN) {
                unread.incrementAndGet();
            } else if (answered.isEmpty()) {
                unanswered.incrementAndGet();
            }
            if (!reply.fault().isEmpty() && confirmed(attempt, reply)) {
                findings.add(new Shortening(wire).shorten(attempt, reply.fault()));
            }
        } catch (IOException e) {
            findings.add(new Finding(attempt, "no connection: " + e.getClass().getSimpleName()));
        }
    }

    /** A machine that is busy elsewhere is slow too, but not twice with the same. */
    private boolean confirmed(Attempt attempt, Reply reply) throws IOException {
        return reply.over() || !wire.send(attempt).over();
    }

    long attempts() {
        return numbers.get();
    }

    /** How many connections the server closed without a word. */
    long unanswered() {
        return unanswered.get();
    }

    /** How many may have been accepted without our knowing. */
    long unread() {
        return unread.get();
    }

    long slowestMillis() {
        return slowest.get();
    }

    Map<Integer, Long> statuses() {
        Map<Integer, Long> counts = new TreeMap<>();
        statuses.forEach((status, count) -> counts.put(status, count.get()));
        return counts;
    }

    /** Every generation that an answer spoke of. */
    Set<String> named() {
        return Set.copyOf(named);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}

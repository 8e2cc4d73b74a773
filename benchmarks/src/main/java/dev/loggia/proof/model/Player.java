package dev.loggia.proof.model;

import dev.loggia.engine.catalog.Catalog;
import dev.loggia.proof.frame.ProofEngine;
import dev.loggia.proof.model.Command.Ask;
import dev.loggia.proof.model.Command.Capture;
import dev.loggia.proof.model.Command.ClawBack;
import dev.loggia.proof.model.Command.Grant;
import dev.loggia.proof.model.Command.Hold;
import dev.loggia.proof.model.Command.Release;
import dev.loggia.proof.model.Command.Remove;
import dev.loggia.proof.model.Command.Step;
import dev.loggia.proof.model.Command.Together;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Plays sequences on the engine and on the model, and compares after every command. For one thread. */
final class Player implements AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final ProofEngine engine;
    private final SequenceClock clock;
    private final Prices prices;
    private final Partner partner;
    private long done;
    private long pairs;

    Player(ProofEngine engine, SequenceClock clock) {
        this.engine = engine;
        this.clock = clock;
        this.prices = Prices.of(engine.door(Catalog.class));
        this.partner = new Partner(clock);
    }

    /** Empty when engine and model agree to the end. */
    Optional<Failure> play(Sequence sequence) {
        RealEngine real = new RealEngine(engine, NUMBERS.incrementAndGet());
        Books books = new Books(prices, sequence.start());
        clock.set(books.now());
        int count = 0;
        for (Command command : sequence.commands()) {
            if (books.promises(command)) {
                Outcome next = step(real, books, command);
                if (next.failure() != null) {
                    return Optional.of(new Failure(
                            count,
                            command.toString(),
                            next.failure().expected(),
                            next.failure().observed()));
                }
                books = next.books();
                done++;
            }
            count++;
        }
        return atTheEnd(real, books, count);
    }

    private record Outcome(Books books, @Nullable Difference failure) {}

    private record Difference(String expected, String observed) {}

    private Outcome step(RealEngine real, Books books, Command command) {
        if (command instanceof Together pair) {
            pairs++;
            return together(real, books, pair);
        }
        String expected = books.apply(command);
        clock.set(books.now());
        String observed = command instanceof Step ? "stepped" : real.apply(command);
        Difference difference =
                expected.equals(observed) ? difference(real, books, command) : new Difference(expected, observed);
        return new Outcome(books, difference);
    }

    /** One of the two orders must explain both answers and what is left behind. */
    private Outcome together(RealEngine real, Books books, Together pair) {
        Partner.Both answers = partner.both(real, pair, books.now());
        Difference last = null;
        for (Order order : Order.explaining(books, pair, answers)) {
            if (order.matches(answers)) {
                last = difference(real, order.after(), pair.first());
                last = last == null ? difference(real, order.after(), pair.second()) : last;
                if (last == null) {
                    return new Outcome(order.after(), null);
                }
            }
        }
        String expected = "one after the other: " + Order.explaining(books, pair, answers);
        return new Outcome(books, last == null ? new Difference(expected, answers.toString()) : last);
    }

    /** What the command may have changed, read again. */
    private @Nullable Difference difference(RealEngine real, Books books, Command command) {
        if (command instanceof Remove remove && Books.free(remove.asker())) {
            return quotaDifference(real, books, remove.asker());
        }
        Integer account = touched(books, command);
        return account == null ? null : balanceDifference(real, books, account);
    }

    private static @Nullable Integer touched(Books books, Command command) {
        if (command instanceof Grant grant) {
            return grant.account();
        }
        if (command instanceof Hold hold) {
            return hold.account();
        }
        if (command instanceof ClawBack clawBack) {
            return clawBack.account();
        }
        if (command instanceof Capture capture) {
            return books.wallets().holder("own " + capture.reference());
        }
        if (command instanceof Release release) {
            return books.wallets().holder("own " + release.reference());
        }
        if (command instanceof Ask ask && !Books.free(ask.asker())) {
            return ask.asker();
        }
        return command instanceof Remove remove ? Integer.valueOf(remove.asker()) : null;
    }

    private static @Nullable Difference balanceDifference(RealEngine real, Books books, int account) {
        var expected = books.wallets().balance(account);
        var observed = real.balance(account);
        return expected.equals(observed) ? null : new Difference(expected.toString(), observed.toString());
    }

    private static @Nullable Difference quotaDifference(RealEngine real, Books books, int asker) {
        for (var kind : dev.loggia.engine.platform.MediaKind.values()) {
            int expected = books.quotas().least(asker, kind, books.now());
            int observed = real.quotaLeft(asker, kind);
            if (expected != observed) {
                return new Difference(kind + " quota left " + expected, kind + " quota left " + observed);
            }
        }
        return null;
    }

    private Optional<Failure> atTheEnd(RealEngine real, Books books, int count) {
        for (int account = 0; account < Command.ACCOUNTS; account++) {
            Difference difference = books.opened(account) ? balanceDifference(real, books, account) : null;
            if (difference != null) {
                return Optional.of(
                        new Failure(count, "balance at the end", difference.expected(), difference.observed()));
            }
        }
        Map<String, Long> expected = new HashMap<>(books.quotas().usedByWidth());
        expected.values().removeIf(used -> used == 0);
        Map<String, Long> observed = quotaUsed(real);
        return expected.equals(observed)
                ? Optional.empty()
                : Optional.of(new Failure(count, "quota at the end", expected.toString(), observed.toString()));
    }

    /** By the model's names of the widths; all windows and kinds together. */
    private Map<String, Long> quotaUsed(RealEngine real) {
        Map<String, String> names = new HashMap<>();
        for (int asker = Command.VISITORS_FROM; asker < Command.ASKERS; asker++) {
            List<String> widths = real.widths(asker);
            names.put(widths.get(0), "household-" + asker);
            names.put(widths.get(1), "neighbourhood");
            names.put(widths.get(2), "site");
        }
        Map<String, Long> used = new HashMap<>();
        engine.jdbi().useHandle(handle -> handle.createQuery("""
                        select subject, sum(used) as used from free_quota where subject = any(:subjects) group by subject
                        having sum(used) <> 0""")
                .bindArray("subjects", String.class, names.keySet())
                .map((rows, context) ->
                        used.put(names.getOrDefault(rows.getString("subject"), "?"), rows.getLong("used")))
                .list());
        return used;
    }

    /** Commands done so far, a pair being one. */
    long done() {
        return done;
    }

    long pairs() {
        return pairs;
    }

    @Override
    public void close() {
        partner.close();
    }
}

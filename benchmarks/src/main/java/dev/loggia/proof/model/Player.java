package dev.loggia.proof.model;

import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.proof.frame.ProofEngine;
import dev.loggia.proof.model.Command.Ask;
import dev.loggia.proof.model.Command.Capture;
import dev.loggia.proof.model.Command.ClawBack;
import dev.loggia.proof.model.Command.Grant;
import dev.loggia.proof.model.Command.Hold;
import dev.loggia.proof.model.Command.Merge;
import dev.loggia.proof.model.Command.Release;
import dev.loggia.proof.model.Command.Remove;
import dev.loggia.proof.model.Command.Step;
import dev.loggia.proof.model.Command.Together;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Plays sequences on the engine and on the model, and compares after every command. For one thread. */
final class Player implements AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final ProofEngine engine;
    private final SequenceClock clock;
    private final Prices prices;
    private final Partner partner;
    private final Rows rows;
    private long done;
    private long pairs;

    Player(ProofEngine engine, SequenceClock clock) {
        this.engine = engine;
        this.clock = clock;
        this.prices = Prices.of(engine.door(Catalog.class));
        this.partner = new Partner(clock);
        this.rows = new Rows(engine.door(DataSource.class));
    }

    /** Empty when engine and model agree to the end. */
    Optional<Failure> play(Sequence sequence) {
        RealEngine real = new RealEngine(engine, clock, NUMBERS.incrementAndGet());
        Books books = new Books(prices, sequence.start());
        clock.set(books.now());
        for (Command command : sequence.commands()) {
            if (books.promises(command)) {
                Outcome next = step(real, books, command);
                if (next.failure() != null) {
                    return Optional.of(next.failure().after(command.toString()));
                }
                books = next.books();
                done++;
            }
        }
        return atTheEnd(real, books);
    }

    private record Outcome(Books books, @Nullable Difference failure) {}

    private record Difference(String expected, String observed) {
        Failure after(String what) {
            return new Failure(what, expected, observed);
        }
    }

    private Outcome step(RealEngine real, Books books, Command command) {
        if (command instanceof Together pair) {
            pairs++;
            return together(real, books, pair);
        }
        String expected = books.apply(command);
        clock.set(books.now());
        String observed = command instanceof Step ? "stepped" : real.apply(command);
        Difference difference =
                expected.equals(observed) ? left(real, books, command) : new Difference(expected, observed);
        return new Outcome(books, difference);
    }

    /** One of the two orders must explain both answers and what is left behind. */
    private Outcome together(RealEngine real, Books books, Together pair) {
        Partner.Both answers = partner.both(real, pair, books.now());
        Difference last = null;
        for (Order order : Order.explaining(books, pair, answers)) {
            if (order.matches(answers)) {
                last = left(real, order.after(), pair.first());
                last = last == null ? left(real, order.after(), pair.second()) : last;
                if (last == null) {
                    return new Outcome(order.after(), null);
                }
            }
        }
        String expected = "one after the other: " + Order.explaining(books, pair, answers);
        return new Outcome(books, last == null ? new Difference(expected, answers.toString()) : last);
    }

    /** What the command may have changed, read again. */
    private @Nullable Difference left(RealEngine real, Books books, Command command) {
        if (command instanceof Remove remove && Books.free(remove.requester())) {
            return quotaDifference(real, books);
        }
        Integer account = touched(books, command);
        if (account == null) {
            return null;
        }
        Difference difference = balanceDifference(real, books, account);
        int survivor = books.wallets().survivor(account);
        return difference != null || survivor == account ? difference : balanceDifference(real, books, survivor);
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
        if (command instanceof Merge merge) {
            return merge.from();
        }
        if (command instanceof Capture capture) {
            return books.wallets().holder("own " + capture.reference());
        }
        if (command instanceof Release release) {
            return books.wallets().holder("own " + release.reference());
        }
        if (command instanceof Ask ask && !Books.free(ask.requester())) {
            return ask.requester();
        }
        return command instanceof Remove remove ? Integer.valueOf(remove.requester()) : null;
    }

    private @Nullable Difference balanceDifference(RealEngine real, Books books, int account) {
        return difference(books.wallets().balance(account), rows.balance(real.account(account)));
    }

    private @Nullable Difference quotaDifference(RealEngine real, Books books) {
        Map<String, Long> observed = new HashMap<>();
        rows.quotaUsed(List.copyOf(real.subjects().keySet()))
                .forEach((subject, used) -> observed.put(real.subjects().get(subject), used));
        return difference(books.quotas().usedByWidth(), observed);
    }

    /** Everything, also as the front doors say it. */
    private Optional<Failure> atTheEnd(RealEngine real, Books books) {
        for (int account = 0; account < Command.ACCOUNTS; account++) {
            if (books.opened(account)) {
                Difference difference = difference(books.wallets().balance(account), real.balance(account));
                if (difference != null) {
                    return Optional.of(difference.after("balance at the end"));
                }
            }
        }
        int requester = Command.VISITORS_FROM;
        for (MediaKind kind : MediaKind.values()) {
            Difference difference =
                    difference(books.quotas().least(requester, kind, books.now()), real.quotaLeft(requester, kind));
            if (difference != null) {
                return Optional.of(difference.after(kind + " quota left at the end"));
            }
        }
        return Optional.ofNullable(quotaDifference(real, books)).map(found -> found.after("quota used at the end"));
    }

    private static @Nullable Difference difference(Object expected, Object observed) {
        return expected.equals(observed) ? null : new Difference(expected.toString(), observed.toString());
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
        rows.close();
    }
}

package dev.loggia.proof.model;

import dev.loggia.engine.credit.LedgerAudit;
import dev.loggia.proof.frame.ProofEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plays many sequences on one database, several at a time, each with accounts of its own. After every batch the audit looks at
 * all that the batch left, and the tables are emptied, so that they stay as small as a test's.
 */
final class Tester implements AutoCloseable {
    private static final int BATCH = 500;
    /** How often something concurrent is tried again before it counts as not failing. */
    private static final int TRIES = 12;

    private final SequenceClock clock = new SequenceClock();
    private final List<Player> players = new ArrayList<>();
    private final ProofEngine engine;
    private final ExecutorService threads;
    private int audits;
    private Duration auditing = Duration.ZERO;

    Tester(int workers) {
        engine = new ProofEngine(3 * workers + 1, clock);
        threads = Executors.newFixedThreadPool(workers);
        for (int i = 0; i < workers; i++) {
            players.add(new Player(engine, clock));
        }
    }

    ProofEngine engine() {
        return engine;
    }

    /** Plays sequences of {@code commands} commands with the seeds from {@code seed} on, up to the first that fails. */
    Optional<Counterexample> run(long seed, int sequences, int commands, Consumer<String> progress) {
        for (int from = 0; from < sequences; from += BATCH) {
            int size = Math.min(BATCH, sequences - from);
            Optional<Counterexample> found = batch(seed + from, size, commands);
            if (found.isPresent()) {
                return found;
            }
            if ((from + size) % (10 * BATCH) == 0) {
                progress.accept((from + size) + " sequences");
            }
        }
        return Optional.empty();
    }

    private Optional<Counterexample> batch(long seed, int size, int commands) {
        Sequence failing = playAll(seed, size, commands);
        if (failing != null) {
            clear();
            return Optional.of(shrink(failing, false));
        }
        List<String> findings = audit();
        clear();
        return findings.isEmpty() ? Optional.empty() : Optional.of(culprit(seed, size, commands, findings));
    }

    private @Nullable Sequence playAll(long seed, int size, int commands) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Sequence> failing = new AtomicReference<>();
        List<Future<?>> running = new ArrayList<>();
        for (Player player : players) {
            running.add(threads.submit(() -> {
                for (int i = next.getAndIncrement(); i < size && failing.get() == null; i = next.getAndIncrement()) {
                    Sequence sequence = Sequence.of(seed + i, commands);
                    if (player.play(sequence).isPresent()) {
                        failing.compareAndSet(null, sequence);
                    }
                }
            }));
        }
        running.forEach(Tester::await);
        return failing.get();
    }

    /** Each of the batch alone, until the audit finds something again. */
    private Counterexample culprit(long seed, int size, int commands, List<String> findings) {
        for (int i = 0; i < size; i++) {
            Sequence sequence = Sequence.of(seed + i, commands);
            if (failure(sequence, true).isPresent()) {
                return shrink(sequence, true);
            }
        }
        Sequence whole = Sequence.of(seed, commands);
        return new Counterexample(whole, commands, Failure.ofAudit(findings));
    }

    /** @param audited whether it is only the audit that objects, so that it has to be asked every time */
    private Counterexample shrink(Sequence failing, boolean audited) {
        AtomicReference<Failure> last =
                new AtomicReference<>(new Failure("a pair", "the same every time", "it failed once and never again"));
        List<Command> smallest = new Shrinker(commands -> {
                    Optional<Failure> failure = failure(failing.with(commands), audited);
                    failure.ifPresent(last::set);
                    return failure.isPresent();
                })
                .shrink(failing.commands());
        Sequence sequence = failing.with(smallest);
        return new Counterexample(
                sequence, failing.commands().size(), failure(sequence, audited).orElseGet(last::get));
    }

    /** Played alone, on a database on which nothing failed before. */
    private Optional<Failure> failure(Sequence sequence, boolean audited) {
        boolean concurrent = sequence.commands().stream().anyMatch(Command.Together.class::isInstance);
        Optional<Failure> failure = Optional.empty();
        for (int i = 0; i < (concurrent ? TRIES : 1) && failure.isEmpty(); i++) {
            failure = players.get(0).play(sequence);
            if (failure.isEmpty() && audited) {
                failure = Optional.of(audit())
                        .filter(findings -> !findings.isEmpty())
                        .map(Failure::ofAudit);
            }
        }
        if (failure.isPresent()) {
            clear();
        }
        return failure;
    }

    /** The tables have just been filled: without statistics PostgreSQL would plan the audit for empty ones. */
    private List<String> audit() {
        audits++;
        long began = System.nanoTime();
        try {
            engine.jdbi().useHandle(handle -> handle.execute("analyze"));
            return findings();
        } finally {
            auditing = auditing.plusNanos(System.nanoTime() - began);
        }
    }

    private List<String> findings() {
        return engine.door(LedgerAudit.class).run().stream()
                .map(finding -> finding.number() + " " + finding.invariant() + ": " + finding.offence())
                .toList();
    }

    /** The tables refuse to forget, as they should; a replica's session is the way past their triggers. */
    private void clear() {
        engine.jdbi().useTransaction(handle -> {
            handle.execute("set local session_replication_role = replica");
            handle.execute(
                    "truncate account, free_quota, quota_use, idempotency, scheduled_tasks restart identity cascade");
        });
    }

    long done() {
        return players.stream().mapToLong(Player::done).sum();
    }

    long pairs() {
        return players.stream().mapToLong(Player::pairs).sum();
    }

    int audits() {
        return audits;
    }

    /** How long all of them took. */
    Duration auditing() {
        return auditing;
    }

    private static void await(Future<?> running) {
        try {
            running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        players.forEach(Player::close);
        engine.close();
    }
}

package dev.loggia.proof.planted;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.testing.TestEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** An engine with its workers, on which one thing after another is played, each on empty tables. */
final class Stage implements AutoCloseable {
    /** How long anything may take; much longer than it does. */
    private static final Duration IN_TIME = Duration.ofSeconds(6);

    private final Weaver weaver = new Weaver();
    private final TestEngine engine;
    private final List<Finding> findings = new ArrayList<>();
    private int visitors;

    Stage(Path folder) {
        engine = TestEngine.start(
                folder,
                Map.of(
                        "loggia.generation.image-uncertainty", "4s",
                        "loggia.generation.unseen", "0s",
                        "loggia.generation.store-attempts", "2"));
    }

    /** Plays it on what it is given, and says what is wrong then. */
    List<Finding> play(Story story) {
        findings.clear();
        engine.told().clear();
        engine.provider().reset();
        try {
            story.playOn(this);
        } catch (RuntimeException e) {
            findings.add(new Finding(Checks.ENDS, "the play itself ended by " + e));
        }
        findings.addAll(Checks.run(engine));
        clear();
        return List.copyOf(findings);
    }

    /** With the mistake in the engine while it is played. */
    List<Finding> play(Story story, Mistake mistake) {
        try (Planting planting = Planting.of(mistake, engine.database())) {
            List<Finding> found = play(story);
            planting.requireUse();
            return found;
        }
    }

    TestEngine engine() {
        return engine;
    }

    void found(String check, String detail) {
        findings.add(new Finding(check, detail));
    }

    /** From an address of their own. */
    Requester.Visitor visitor() {
        visitors++;
        return TestEngine.visitor("198.18." + visitors / 250 + "." + (visitors % 250 + 1));
    }

    SubmitOutcome ask(Requester requester, boolean unlisted, @Nullable String key, @Nullable String body) {
        return engine.generations()
                .submit(new SubmitGeneration(
                        requester,
                        "test",
                        MediaKind.IMAGE,
                        "a lighthouse at dusk",
                        null,
                        Map.of(),
                        unlisted,
                        key,
                        body,
                        null));
    }

    GenerationId accepted(Requester requester) {
        return engine.accepted(requester);
    }

    /** Until it has ended and its requester is told. */
    void awaitEnd(GenerationId id) {
        boolean ended = until(() -> engine.view(id).state().terminal()
                && engine.database().number("select count(*) from delivery where state = 'PENDING'") == 0);
        if (!ended) {
            found(Checks.ENDS, id + " is " + engine.view(id).state());
        }
    }

    void awaitState(GenerationId id, GenerationState state) {
        if (!until(() -> engine.view(id).state() == state)) {
            found(Checks.ENDS, id + " is " + engine.view(id).state() + " and not " + state);
        }
    }

    /** Whether it came true in time. */
    boolean until(BooleanSupplier condition) {
        return until(IN_TIME, condition);
    }

    /** Whether it came true within a while. */
    boolean until(Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(5_000_000);
        }
        return true;
    }

    /** The tables refuse to forget, as they should; a replica's session is the way past their triggers. */
    private void clear() {
        until(() -> engine.database().number("""
                select count(*) from scheduled_tasks where picked and (task_name = 'generation' or task_name like 'delivery:%')""") == 0);
        engine.database().jdbi().useTransaction(handle -> {
            handle.execute("set local session_replication_role = replica");
            handle.execute("delete from scheduled_tasks where task_name = 'generation' or task_name like 'delivery:%'");
            handle.execute("truncate account, free_quota, quota_use, idempotency, pool_entry, pool_checkpoint cascade");
        });
    }

    @Override
    public void close() {
        engine.close();
        weaver.close();
    }
}

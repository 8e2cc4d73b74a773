package dev.loggia.engine.generation.run;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.work.Work;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Keeps one slow neighbour from taking every worker: steps that call the provider, and steps that bring results home, may each
 * hold two in five of this node's threads. The rest go on with everything else.
 */
@Component
class Bulkhead {
    private static final long PATIENCE_MILLIS = 100;

    private final Map<GenerationState, Semaphore> rooms;

    Bulkhead(Work work) {
        Semaphore provider = room(work.threads());
        Semaphore store = room(work.threads());
        rooms = Map.of(
                GenerationState.ADMITTED, provider,
                GenerationState.RUNNING, provider,
                GenerationState.STORING, store);
    }

    private static Semaphore room(int threads) {
        return new Semaphore(Math.max(1, threads * 2 / 5), true);
    }

    /** Runs a step in the room of its state; empty, and nothing was run, when that stays full. */
    Optional<StepResult> run(GenerationState state, Supplier<StepResult> step) {
        Semaphore room = rooms.get(state);
        if (room == null) {
            return Optional.of(step.get());
        }
        if (!entered(room)) {
            return Optional.empty();
        }
        try {
            return Optional.of(step.get());
        } finally {
            room.release();
        }
    }

    private static boolean entered(Semaphore room) {
        try {
            return room.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

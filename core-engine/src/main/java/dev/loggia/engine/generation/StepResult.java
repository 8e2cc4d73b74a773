package dev.loggia.engine.generation;

import java.time.Instant;

/** What a state's step leads to. */
sealed interface StepResult {
    /** Read the row again and go on: the state moved, or another worker moved it. */
    record Again() implements StepResult {}

    /** Nothing to do before {@code due}, unless signalled. */
    record Wait(Instant due) implements StepResult {}

    static StepResult again() {
        return new Again();
    }

    static StepResult waitUntil(Instant due) {
        return new Wait(due);
    }
}

package dev.loggia.engine.generation.run;

import dev.loggia.engine.generation.state.GenerationRow;
import java.time.Instant;
import java.util.Optional;

/** What a state's step leads to. */
sealed interface StepResult {
    /** Read the row again and go on: the state moved, or another worker moved it. */
    record Again() implements StepResult {}

    /** Go on with the row as this step has left it. */
    record Moved(GenerationRow row) implements StepResult {}

    /** The generation has ended, and who watches it knows. */
    record Ended() implements StepResult {}

    /** Nothing to do before {@code due}, unless signalled. */
    record Wait(Instant due) implements StepResult {}

    static StepResult again() {
        return new Again();
    }

    /** With what a compare-and-set returned; empty, when another worker was faster, is {@link Again}. */
    static StepResult moved(Optional<GenerationRow> row) {
        return row.<StepResult>map(Moved::new).orElseGet(Again::new);
    }

    static StepResult ended() {
        return new Ended();
    }

    static StepResult waitUntil(Instant due) {
        return new Wait(due);
    }
}

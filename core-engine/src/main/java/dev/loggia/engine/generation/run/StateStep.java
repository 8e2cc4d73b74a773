package dev.loggia.engine.generation.run;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.state.GenerationRow;
import java.util.Set;

/** What is done while a generation is in one of {@link #states}. Runs outside transactions; may run twice. */
interface StateStep {
    Set<GenerationState> states();

    StepResult run(GenerationRow row);
}

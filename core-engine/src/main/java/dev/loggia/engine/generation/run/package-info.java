/** What a worker does while a generation is in a state: one {@code StateStep} each. Front door: {@code GenerationSteps}. */
@NullMarked
package dev.loggia.engine.generation.run;

import org.jspecify.annotations.NullMarked;

/** What an outsider runs to believe the engine: {@code ./loggia prove}. Front door: {@link dev.loggia.proof.Prove}. */
@NullMarked
package dev.loggia.proof;

import org.jspecify.annotations.NullMarked;

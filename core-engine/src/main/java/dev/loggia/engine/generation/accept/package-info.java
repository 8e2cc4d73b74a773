/** From a request to an accepted generation, or to why not. Front door: {@code SubmitHandler}. */
@NullMarked
package dev.loggia.engine.generation.accept;

import org.jspecify.annotations.NullMarked;

/** A prompt becomes a picture: accept, queue, submit, store, settle. Front door: {@link dev.loggia.engine.generation.Generations}. */
@NullMarked
package dev.loggia.engine.generation;

import org.jspecify.annotations.NullMarked;

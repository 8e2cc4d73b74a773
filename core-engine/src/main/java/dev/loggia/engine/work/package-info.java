/** Durable steps: enqueue in the caller's transaction, signal, retry. Front door: {@link dev.loggia.engine.work.Work}. */
@NullMarked
package dev.loggia.engine.work;

import org.jspecify.annotations.NullMarked;

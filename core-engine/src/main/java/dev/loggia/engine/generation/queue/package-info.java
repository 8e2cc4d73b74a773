/** Whose turn it is at the provider, over all nodes. Front door: {@code Admission}. */
@NullMarked
package dev.loggia.engine.generation.queue;

import org.jspecify.annotations.NullMarked;

/** Durable "tell the asker", and the wake-ups of who is watching. Front doors: {@code Deliveries}, {@code GenerationUpdates}. */
@NullMarked
package dev.loggia.engine.delivery;

import org.jspecify.annotations.NullMarked;

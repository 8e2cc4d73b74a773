/** Durable "tell the requester", and the wake-ups of who is watching. Front doors: {@code Deliveries}, {@code GenerationUpdates}. */
@NullMarked
package dev.loggia.engine.delivery;

import org.jspecify.annotations.NullMarked;

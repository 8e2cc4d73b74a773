/**
 * Tells anybody about anything, durably, and wakes who is watching a subject. Front doors: {@link
 * dev.loggia.engine.delivery.Deliveries}, {@link dev.loggia.engine.delivery.Updates}.
 */
@NullMarked
package dev.loggia.engine.delivery;

import org.jspecify.annotations.NullMarked;

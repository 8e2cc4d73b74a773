/** Thousands who watch the feed. Front door: {@link dev.loggia.bench.listeners.ListenersMeasurement}. */
@NullMarked
package dev.loggia.bench.listeners;

import org.jspecify.annotations.NullMarked;

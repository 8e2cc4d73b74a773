/** Starting, and the memory of who has started. Front door: {@link dev.loggia.bench.start.StartMeasurement}. */
@NullMarked
package dev.loggia.bench.start;

import org.jspecify.annotations.NullMarked;

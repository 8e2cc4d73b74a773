/** Work beside a long queue. Front door: {@link dev.loggia.bench.backlog.BacklogMeasurement}. */
@NullMarked
package dev.loggia.bench.backlog;

import org.jspecify.annotations.NullMarked;

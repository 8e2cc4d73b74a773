/** What happens to the work of a node that was killed. Front door: {@link dev.loggia.bench.takeover.TakeOverMeasurement}. */
@NullMarked
package dev.loggia.bench.takeover;

import org.jspecify.annotations.NullMarked;

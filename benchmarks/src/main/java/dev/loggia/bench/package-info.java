/** How fast it is, and against what: {@code ./loggia bench}. Front door: {@link dev.loggia.bench.Bench}. */
@NullMarked
package dev.loggia.bench;

import org.jspecify.annotations.NullMarked;

/** What every measurement stands on. Front door: {@link dev.loggia.bench.frame.Measurement}. */
@NullMarked
package dev.loggia.bench.frame;

import org.jspecify.annotations.NullMarked;

/** How fast requests are accepted. Front door: {@link dev.loggia.bench.accept.AcceptMeasurement}. */
@NullMarked
package dev.loggia.bench.accept;

import org.jspecify.annotations.NullMarked;

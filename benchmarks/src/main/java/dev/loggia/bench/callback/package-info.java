/** How soon a browser sees a result. Front door: {@link dev.loggia.bench.callback.CallbackMeasurement}. */
@NullMarked
package dev.loggia.bench.callback;

import org.jspecify.annotations.NullMarked;

/** Downloads from addresses that somebody else chose, without reaching what is not public. Front door: {@code Fetcher}. */
@NullMarked
package dev.loggia.engine.media.fetch;

import org.jspecify.annotations.NullMarked;

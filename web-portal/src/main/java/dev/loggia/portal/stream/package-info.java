/** Server-sent events, cheap for thousands of idle listeners. Front door: {@link dev.loggia.portal.stream.EventStreams}. */
@NullMarked
package dev.loggia.portal.stream;

import org.jspecify.annotations.NullMarked;

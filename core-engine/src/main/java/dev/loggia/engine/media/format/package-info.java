/** Knows media by its bytes and takes out what is not picture or sound. Front door: {@code Sanitizer}. */
@NullMarked
package dev.loggia.engine.media.format;

import org.jspecify.annotations.NullMarked;

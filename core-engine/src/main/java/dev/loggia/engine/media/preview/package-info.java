/** Small pictures of large media, best effort. Front door: {@code Previews}. */
@NullMarked
package dev.loggia.engine.media.preview;

import org.jspecify.annotations.NullMarked;

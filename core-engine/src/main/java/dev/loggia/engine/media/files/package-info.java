/** Keeps media in a directory. Front door: {@code FileMediaStore}, chosen by {@code loggia.media.store=files}. */
@NullMarked
package dev.loggia.engine.media.files;

import org.jspecify.annotations.NullMarked;

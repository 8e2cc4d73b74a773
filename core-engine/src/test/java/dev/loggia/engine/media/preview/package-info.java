/** Tests of previews. */
@NullMarked
package dev.loggia.engine.media.preview;

import org.jspecify.annotations.NullMarked;

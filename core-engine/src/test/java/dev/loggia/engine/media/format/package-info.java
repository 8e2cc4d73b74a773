/** Tests of the sanitizer: the bad inputs 111–114. */
@NullMarked
package dev.loggia.engine.media.format;

import org.jspecify.annotations.NullMarked;

/** The store contract on a directory. */
@NullMarked
package dev.loggia.engine.media.files;

import org.jspecify.annotations.NullMarked;

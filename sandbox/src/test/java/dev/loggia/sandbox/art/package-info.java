/** Tests of the drawings; the front door is {@link dev.loggia.sandbox.art.Art}. */
@NullMarked
package dev.loggia.sandbox.art;

import org.jspecify.annotations.NullMarked;

/** Draws the stand-ins' pictures and films from a seed; the front door is {@link dev.loggia.sandbox.art.Art}. */
@NullMarked
package dev.loggia.sandbox.art;

import org.jspecify.annotations.NullMarked;

/** The button {@code upscale}. */
@NullMarked
package dev.loggia.chat.action.upscale;

import org.jspecify.annotations.NullMarked;

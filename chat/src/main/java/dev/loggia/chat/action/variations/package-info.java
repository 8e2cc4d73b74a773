/** The button {@code variations}. */
@NullMarked
package dev.loggia.chat.action.variations;

import org.jspecify.annotations.NullMarked;

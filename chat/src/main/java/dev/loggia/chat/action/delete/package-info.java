/** The button {@code delete}. */
@NullMarked
package dev.loggia.chat.action.delete;

import org.jspecify.annotations.NullMarked;

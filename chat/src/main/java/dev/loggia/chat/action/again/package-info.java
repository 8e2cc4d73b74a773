/** The button {@code again}. */
@NullMarked
package dev.loggia.chat.action.again;

import org.jspecify.annotations.NullMarked;

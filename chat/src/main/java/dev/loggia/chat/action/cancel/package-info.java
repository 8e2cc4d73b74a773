/** The command and the button {@code cancel}. */
@NullMarked
package dev.loggia.chat.action.cancel;

import org.jspecify.annotations.NullMarked;

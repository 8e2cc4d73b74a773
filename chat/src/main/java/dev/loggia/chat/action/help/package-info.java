/** The command {@code /help}. */
@NullMarked
package dev.loggia.chat.action.help;

import org.jspecify.annotations.NullMarked;

/** The command {@code /history}. */
@NullMarked
package dev.loggia.chat.action.history;

import org.jspecify.annotations.NullMarked;

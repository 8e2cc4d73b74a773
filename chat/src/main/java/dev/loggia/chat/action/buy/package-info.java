/** The command {@code /buy}. */
@NullMarked
package dev.loggia.chat.action.buy;

import org.jspecify.annotations.NullMarked;

/** The command {@code /balance}. */
@NullMarked
package dev.loggia.chat.action.balance;

import org.jspecify.annotations.NullMarked;

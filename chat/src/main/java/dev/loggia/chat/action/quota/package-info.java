/** The command {@code /quota}. */
@NullMarked
package dev.loggia.chat.action.quota;

import org.jspecify.annotations.NullMarked;

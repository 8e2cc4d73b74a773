/** The button {@code private}. */
@NullMarked
package dev.loggia.chat.action.unlist;

import org.jspecify.annotations.NullMarked;

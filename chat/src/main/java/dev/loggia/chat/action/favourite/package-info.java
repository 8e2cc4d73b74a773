/** The button {@code favourite}. */
@NullMarked
package dev.loggia.chat.action.favourite;

import org.jspecify.annotations.NullMarked;

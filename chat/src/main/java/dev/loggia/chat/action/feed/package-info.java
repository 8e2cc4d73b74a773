/** The command {@code /feed}. */
@NullMarked
package dev.loggia.chat.action.feed;

import org.jspecify.annotations.NullMarked;

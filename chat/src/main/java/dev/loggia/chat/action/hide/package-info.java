/** The moderators' command {@code /hide}. */
@NullMarked
package dev.loggia.chat.action.hide;

import org.jspecify.annotations.NullMarked;

/** The moderators' command {@code /block}. */
@NullMarked
package dev.loggia.chat.action.block;

import org.jspecify.annotations.NullMarked;

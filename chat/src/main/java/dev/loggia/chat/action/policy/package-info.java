/** The moderators' command {@code /policy}. */
@NullMarked
package dev.loggia.chat.action.policy;

import org.jspecify.annotations.NullMarked;

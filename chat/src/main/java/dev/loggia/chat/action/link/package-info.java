/** The command {@code /link}. */
@NullMarked
package dev.loggia.chat.action.link;

import org.jspecify.annotations.NullMarked;

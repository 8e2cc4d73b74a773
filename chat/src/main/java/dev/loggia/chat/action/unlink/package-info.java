/** The command {@code /unlink}. */
@NullMarked
package dev.loggia.chat.action.unlink;

import org.jspecify.annotations.NullMarked;

/** The command {@code /privacy}. */
@NullMarked
package dev.loggia.chat.action.privacy;

import org.jspecify.annotations.NullMarked;

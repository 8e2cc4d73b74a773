/** The command {@code /imagine}. */
@NullMarked
package dev.loggia.chat.action.imagine;

import org.jspecify.annotations.NullMarked;

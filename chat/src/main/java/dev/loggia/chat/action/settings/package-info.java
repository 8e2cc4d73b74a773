/** The command {@code /settings}. */
@NullMarked
package dev.loggia.chat.action.settings;

import org.jspecify.annotations.NullMarked;

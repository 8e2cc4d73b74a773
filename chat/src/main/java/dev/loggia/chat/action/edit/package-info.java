/** The button {@code edit} and the form behind it. */
@NullMarked
package dev.loggia.chat.action.edit;

import org.jspecify.annotations.NullMarked;

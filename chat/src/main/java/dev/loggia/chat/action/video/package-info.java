/** The command {@code /video}. */
@NullMarked
package dev.loggia.chat.action.video;

import org.jspecify.annotations.NullMarked;

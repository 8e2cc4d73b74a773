/** The Telegram door. */
@NullMarked
package dev.loggia.telegram;

import org.jspecify.annotations.NullMarked;

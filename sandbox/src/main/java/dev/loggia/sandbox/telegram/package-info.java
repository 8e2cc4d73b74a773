/** A stand-in for the Telegram Bot API; the front door is {@link dev.loggia.sandbox.telegram.TelegramStandIn}. */
@NullMarked
package dev.loggia.sandbox.telegram;

import org.jspecify.annotations.NullMarked;

/** Telegram's Bot API as the rest of the door uses it; front door: {@link dev.loggia.telegram.wire.BotApi}. */
@NullMarked
package dev.loggia.telegram.wire;

import org.jspecify.annotations.NullMarked;

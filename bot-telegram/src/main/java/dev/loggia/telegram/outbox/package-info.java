/** What the desk says, shown in Telegram; front door: {@link dev.loggia.telegram.outbox.TelegramDoor}. */
@NullMarked
package dev.loggia.telegram.outbox;

import org.jspecify.annotations.NullMarked;

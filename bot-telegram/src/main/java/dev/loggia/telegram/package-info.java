/** The Telegram door, by telegrambots; front door for whoever examines it: {@link dev.loggia.telegram.BotProbe}. */
@NullMarked
package dev.loggia.telegram;

import org.jspecify.annotations.NullMarked;

/** How answers reach who asked in Discord; front door: {@link dev.loggia.discord.answer.DiscordDoor}. */
@NullMarked
package dev.loggia.discord.answer;

import org.jspecify.annotations.NullMarked;

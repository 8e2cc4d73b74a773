/** What Loggia asks of Discord over HTTP; front doors: {@link dev.loggia.discord.http.InteractionClient} and {@link dev.loggia.discord.http.BotClient}. */
@NullMarked
package dev.loggia.discord.http;

import org.jspecify.annotations.NullMarked;

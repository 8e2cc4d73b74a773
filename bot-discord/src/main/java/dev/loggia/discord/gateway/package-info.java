/** What Loggia needs of Discord's gateway, whatever library speaks it; front door: {@link dev.loggia.discord.gateway.DiscordGateway}. */
@NullMarked
package dev.loggia.discord.gateway;

import org.jspecify.annotations.NullMarked;

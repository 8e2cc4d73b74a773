/**
 * A stand-in for Discord's HTTP API, gateway and the people who use it; the front door is
 * {@link dev.loggia.sandbox.discord.DiscordStandIn}.
 */
@NullMarked
package dev.loggia.sandbox.discord;

import org.jspecify.annotations.NullMarked;

/** The Discord stand-in, proven with the real Javacord and with plain HTTP; {@link dev.loggia.sandbox.discord.Library} logs in. */
@NullMarked
package dev.loggia.sandbox.discord;

import org.jspecify.annotations.NullMarked;

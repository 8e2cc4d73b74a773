/** The gateway by Javacord; front door: {@link dev.loggia.discord.gateway.javacord.JavacordGateway}. */
@NullMarked
package dev.loggia.discord.gateway.javacord;

import org.jspecify.annotations.NullMarked;

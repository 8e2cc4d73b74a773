/** Commands as Discord offers them; front door: {@link dev.loggia.discord.command.CommandRegistration}. */
@NullMarked
package dev.loggia.discord.command;

import org.jspecify.annotations.NullMarked;

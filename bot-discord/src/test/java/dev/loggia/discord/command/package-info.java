@NullMarked
package dev.loggia.discord.command;

import org.jspecify.annotations.NullMarked;

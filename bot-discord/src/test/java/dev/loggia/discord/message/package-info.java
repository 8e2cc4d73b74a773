@NullMarked
package dev.loggia.discord.message;

import org.jspecify.annotations.NullMarked;

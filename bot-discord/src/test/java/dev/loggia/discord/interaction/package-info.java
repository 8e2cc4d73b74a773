@NullMarked
package dev.loggia.discord.interaction;

import org.jspecify.annotations.NullMarked;

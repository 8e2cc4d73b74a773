/** The Discord door: opened by {@code loggia.discord.token}; it has no front door in Java but the beans it gives the desk. */
@NullMarked
package dev.loggia.discord;

import org.jspecify.annotations.NullMarked;

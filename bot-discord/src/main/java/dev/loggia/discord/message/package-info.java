/** Loggia's messages as Discord shows them; front door: {@link dev.loggia.discord.message.Rendering}. */
@NullMarked
package dev.loggia.discord.message;

import org.jspecify.annotations.NullMarked;

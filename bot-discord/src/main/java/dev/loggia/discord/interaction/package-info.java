/** What people do in Discord, acknowledged and handed to the desk; front door: {@link dev.loggia.discord.interaction.Reception}. */
@NullMarked
package dev.loggia.discord.interaction;

import org.jspecify.annotations.NullMarked;

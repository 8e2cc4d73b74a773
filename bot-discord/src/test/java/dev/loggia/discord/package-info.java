/** Conversations with the bot through the real Javacord and a stand-in for Discord. */
@NullMarked
package dev.loggia.discord;

import org.jspecify.annotations.NullMarked;

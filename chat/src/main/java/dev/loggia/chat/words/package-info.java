/** How the engine's answers read in a chat; front doors: {@link dev.loggia.chat.words.Phrases}, {@link dev.loggia.chat.words.Results}. */
@NullMarked
package dev.loggia.chat.words;

import org.jspecify.annotations.NullMarked;

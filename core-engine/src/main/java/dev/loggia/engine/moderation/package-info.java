/**
 * Cleans what people write and refuses what must not be made. The front doors are {@link
 * dev.loggia.engine.moderation.CleanPrompt} for the text and the port {@link
 * dev.loggia.engine.moderation.PromptScreening} for the decision.
 */
@NullMarked
package dev.loggia.engine.moderation;

import org.jspecify.annotations.NullMarked;

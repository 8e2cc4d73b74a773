package dev.loggia.chat.preference;

import org.jspecify.annotations.Nullable;

/**
 * What a person likes when nothing else is said.
 *
 * @param model a model's id
 * @param aspect such as {@code 16:9}
 * @param language two letters; null: as the platform says
 * @param spoiler whether own pictures are covered until somebody looks
 * @param adult whether the person asked for age-restricted models in private chats
 */
public record Preference(
        @Nullable String model,
        @Nullable String aspect,
        @Nullable String language,
        boolean spoiler,
        boolean adult) {

    public static final Preference NONE = new Preference(null, null, null, false, false);
}

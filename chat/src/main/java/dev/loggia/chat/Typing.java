package dev.loggia.chat;

import java.util.Locale;
import java.util.Map;

/**
 * Somebody types an option of a command.
 *
 * @param text what is there so far, maybe empty
 * @param given the options that are filled in by now, by name
 */
public record Typing(String option, String text, Map<String, String> given, Locale locale) {

    public Typing {
        given = Map.copyOf(given);
    }
}

package dev.loggia.chat;

import java.util.List;
import java.util.Locale;

/** The words of the chat doors, by language; English where a language has none. */
public interface Texts {

    /** @param arguments for {@code {0}}, {@code {1}} … as in {@link java.text.MessageFormat} */
    String say(Locale locale, String key, Object... arguments);

    /** The languages there are, English first. */
    List<Locale> languages();
}

package dev.loggia.engine.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sentences that people read, by language; English where a language has none. */
public interface Messages {
    /**
     * The sentence of this key, or the key itself where there is none.
     *
     * @param arguments for {@code {0}}, {@code {1}} … as in {@link java.text.MessageFormat}
     */
    default String say(Locale locale, String key, Object... arguments) {
        return find(locale, key, arguments).orElse(key);
    }

    /** As {@link #say}, but empty where there is no such key. */
    Optional<String> find(Locale locale, String key, Object... arguments);

    /** The languages there are, English first. */
    List<Locale> languages();
}

package dev.loggia.discord;

import dev.loggia.engine.message.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says keys instead of words. */
final class KeyTexts implements Messages {

    @Override
    public Optional<String> find(Locale locale, String key, Object... arguments) {
        return Optional.of(locale.getLanguage().equals("de") ? "de:" + key : key);
    }

    @Override
    public List<Locale> languages() {
        return List.of(Locale.ENGLISH, Locale.GERMAN);
    }
}

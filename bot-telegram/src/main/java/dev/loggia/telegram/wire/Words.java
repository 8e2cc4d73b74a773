package dev.loggia.telegram.wire;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The few sentences that only this door needs, in the languages of the chats; English where there is no other. */
public final class Words {
    private static final ResourceBundle.Control ENGLISH_ELSE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Words() {}

    public static String say(Locale locale, String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle(
                        "dev.loggia.telegram.words", locale, Words.class.getClassLoader(), ENGLISH_ELSE)
                .getString(key);
        return new MessageFormat(pattern, locale).format(arguments);
    }
}

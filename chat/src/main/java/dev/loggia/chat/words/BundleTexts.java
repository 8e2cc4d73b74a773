package dev.loggia.chat.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loggia.chat.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code messages_LANGUAGE.properties} beside the root package, in UTF-8. Another language is a file and a word here. */
@Component
class BundleTexts implements Texts {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final Map<String, Properties> bundles = new LinkedHashMap<>();

    BundleTexts() {
        LANGUAGES.forEach(language -> bundles.put(language.getLanguage(), load(language)));
    }

    @Override
    public String say(Locale locale, String key, Object... arguments) {
        Locale language = bundles.containsKey(locale.getLanguage()) ? locale : Locale.ENGLISH;
        String pattern = bundle(language).getProperty(key);
        if (pattern == null) {
            pattern = bundle(Locale.ENGLISH).getProperty(key, key);
        }
        return new MessageFormat(pattern, language).format(arguments);
    }

    @Override
    public List<Locale> languages() {
        return LANGUAGES;
    }

    Set<String> keys(Locale language) {
        return bundle(language).stringPropertyNames();
    }

    String pattern(Locale language, String key) {
        return bundle(language).getProperty(key, "");
    }

    private Properties bundle(Locale language) {
        return bundles.getOrDefault(language.getLanguage(), new Properties());
    }

    private static Properties load(Locale language) {
        String file = "/dev/loggia/chat/messages_" + language.getLanguage() + ".properties";
        try (InputStream bytes = BundleTexts.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException("There is no " + file);
            }
            Properties texts = new Properties();
            texts.load(new InputStreamReader(bytes, UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

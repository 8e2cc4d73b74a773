package dev.loggia.engine.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every {@code messages/*.properties} of every module, in UTF-8: {@code feed.properties} in English, {@code feed_de.properties} in
 * German. Another language is a file beside each of these and a word here. A key is in one file: two that have it are a mistake
 * and end the start.
 */
@Component
public final class MessageBundles implements Messages {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);
    private static final String FILES = "classpath*:messages/*.properties";

    private final Map<String, Map<String, String>> patterns = new TreeMap<>();

    public MessageBundles() {
        LANGUAGES.forEach(language -> patterns.put(language.getLanguage(), new TreeMap<>()));
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(Resource file) throws IOException {
        Properties texts = new Properties();
        try (InputStream bytes = file.getInputStream()) {
            texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        }
        Map<String, String> known = patterns(languageOf(String.valueOf(file.getFilename())));
        texts.stringPropertyNames().forEach(key -> {
            if (known.putIfAbsent(key, texts.getProperty(key)) != null) {
                throw new IllegalStateException("The message " + key + " is in two files, one of them " + file);
            }
        });
    }

    private static Locale languageOf(String file) {
        return LANGUAGES.stream()
                .filter(language -> file.endsWith("_" + language.getLanguage() + ".properties"))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    @Override
    public Optional<String> find(Locale locale, String key, Object... arguments) {
        Locale language = patterns.containsKey(locale.getLanguage()) ? locale : Locale.ENGLISH;
        String pattern =
                pattern(language, key).or(() -> pattern(Locale.ENGLISH, key)).orElse(null);
        return Optional.ofNullable(pattern).map(it -> new MessageFormat(it, language).format(arguments));
    }

    @Override
    public List<Locale> languages() {
        return LANGUAGES;
    }

    /** All keys of a language, in order. */
    public Set<String> keys(Locale language) {
        return Set.copyOf(patterns(language).keySet());
    }

    /** The unformatted text of a language. */
    public Optional<String> pattern(Locale language, String key) {
        return Optional.ofNullable(patterns(language).get(key));
    }

    private Map<String, String> patterns(Locale language) {
        return patterns.getOrDefault(language.getLanguage(), Map.of());
    }
}

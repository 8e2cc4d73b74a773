package dev.loggia.chat.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundleTextsTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");
    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:\\.[a-z]+)+)\"");
    private static final int BUTTON = 34;
    private static final int DESCRIPTION = 100;
    private static final int FORM = 45;

    private final BundleTexts texts = new BundleTexts();

    @Test
    void everyLanguageSaysTheSameThings() {
        Set<String> english = texts.keys(Locale.ENGLISH);

        assertThat(english).hasSizeGreaterThan(150);
        assertThat(texts.languages()).startsWith(Locale.ENGLISH).contains(Locale.GERMAN);
        for (Locale language : texts.languages()) {
            assertThat(texts.keys(language)).containsExactlyInAnyOrderElementsOf(english);
            for (String key : english) {
                String pattern = texts.pattern(language, key);
                assertThat(arguments(pattern)).as(key).isEqualTo(arguments(texts.pattern(Locale.ENGLISH, key)));
                assertThat(pattern).as(key).isNotBlank().doesNotContain("'");
                assertThat(new MessageFormat(pattern, language).format(new Object[] {1, 2}))
                        .isNotBlank();
            }
        }
    }

    @Test
    void whatHasLittleRoomIsShort() {
        for (Locale language : texts.languages()) {
            for (String key : texts.keys(language)) {
                int room = key.startsWith("button.") ? BUTTON : key.startsWith("edit.") ? FORM : Integer.MAX_VALUE;
                assertThat(texts.pattern(language, key)).as(key).hasSizeLessThanOrEqualTo(room);
                if (key.endsWith(".description")) {
                    assertThat(texts.pattern(language, key)).as(key).hasSizeLessThanOrEqualTo(DESCRIPTION);
                }
            }
        }
    }

    @Test
    void everyTextThatTheSourcesNameIsThere() throws IOException {
        Set<String> keys = texts.keys(Locale.ENGLISH);
        Set<String> areas = new TreeSet<>();
        keys.forEach(key -> areas.add(key.substring(0, key.indexOf('.') + 1)));
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                Matcher named = KEY.matcher(read(file));
                while (named.find()) {
                    String key = named.group(1);
                    if (areas.stream().anyMatch(key::startsWith) && !keys.contains(key)) {
                        missing.add(key);
                    }
                }
            });
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void anUnknownLanguageIsAnsweredInEnglishAndAVariantInItsLanguage() {
        assertThat(texts.say(Locale.FRENCH, "word.on")).isEqualTo("on");
        assertThat(texts.say(Locale.forLanguageTag("de-AT"), "word.on")).isEqualTo("an");
        assertThat(texts.say(Locale.ROOT, "word.on")).isEqualTo("on");
    }

    @Test
    void numbersReadAsPeopleSayThem() {
        assertThat(texts.say(Locale.ENGLISH, "refused.quota.video", 1, "30 November"))
                .isEqualTo("Your free video of this week is used. The next comes on 30 November, 00:00 UTC.");
        assertThat(texts.say(Locale.GERMAN, "refused.quota.image", 5, "24. November"))
                .isEqualTo("Deine 5 freien Bilder von heute sind verbraucht. Neue kommen am 24. November, 00:00 UTC.");
        assertThat(texts.say(Locale.ENGLISH, "progress.running.image", 40)).isEqualTo("Painting, 40 %");
    }

    private static Set<String> arguments(String pattern) {
        Set<String> found = new TreeSet<>();
        Matcher argument = ARGUMENT.matcher(pattern);
        while (argument.find()) {
            found.add(argument.group(1));
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.loggia.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.message.MessageBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The messages of all modules together: none is missing in a language, none is missing that a source or a template names. */
class EveryMessageTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");
    private static final Pattern IN_SOURCES = Pattern.compile("\"([a-z]+(?:\\.[a-z0-9]+)+)\"");
    private static final Pattern IN_TEMPLATES = Pattern.compile("#\\{([a-z][a-zA-Z0-9.]+)[}(]");

    private final MessageBundles messages = new MessageBundles();
    private final Set<String> english = messages.keys(Locale.ENGLISH);

    @Test
    void everyLanguageHasTheSameMessagesWithTheSameArguments() {
        assertThat(english).hasSizeGreaterThan(300);
        assertThat(messages.languages()).startsWith(Locale.ENGLISH).contains(Locale.GERMAN);
        for (Locale language : messages.languages()) {
            assertThat(messages.keys(language)).containsExactlyInAnyOrderElementsOf(english);
            for (String key : english) {
                String text = messages.pattern(language, key).orElseThrow();
                assertThat(arguments(text))
                        .as(key)
                        .isEqualTo(
                                arguments(messages.pattern(Locale.ENGLISH, key).orElseThrow()));
                // A straight apostrophe begins a quotation in a MessageFormat.
                assertThat(text).as(key).isNotBlank().doesNotContain("'");
                assertThat(new MessageFormat(text, language).format(new Object[] {1, 2}))
                        .as(key)
                        .isNotBlank();
            }
        }
    }

    @Test
    void everyMessageThatATemplateNamesIsThere() throws IOException {
        Set<String> named = named(Path.of("../web-portal/src/main/resources/templates"), ".html", IN_TEMPLATES);

        assertThat(named).hasSizeGreaterThan(50);
        assertThat(english).containsAll(named);
    }

    /** A key in a source is known by its first word: there are other texts with dots in them. */
    @Test
    void everyMessageThatASourceNamesIsThere() throws IOException {
        Set<String> areas = new TreeSet<>();
        english.forEach(key -> areas.add(key.substring(0, key.indexOf('.') + 1)));
        Set<String> missing = new TreeSet<>();
        for (String module : List.of("core-engine/src/main/java/dev/loggia/engine/message", "chat", "web-portal")) {
            Path folder = Path.of("..", module.split("/"));
            missing.addAll(
                    named(folder.endsWith("message") ? folder : folder.resolve("src/main/java"), ".java", IN_SOURCES));
        }
        missing.removeIf(key -> areas.stream().noneMatch(key::startsWith));
        missing.removeIf(key -> english.stream().anyMatch(known -> known.equals(key) || known.startsWith(key + ".")));

        assertThat(missing).isEmpty();
    }

    private static Set<String> arguments(String text) {
        Set<String> found = new TreeSet<>();
        ARGUMENT.matcher(text).results().forEach(argument -> found.add(argument.group(1)));
        return found;
    }

    private static Set<String> named(Path folder, String ending, Pattern pattern) throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(it -> it.toString().endsWith(ending)).toList()) {
                pattern.matcher(Files.readString(file, UTF_8)).results().forEach(found -> named.add(found.group(1)));
            }
        }
        return named;
    }
}

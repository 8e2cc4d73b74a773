package dev.loggia.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence a template or a class names is in the bundle. */
class MessagesTest {
    private static final Pattern IN_TEMPLATES = Pattern.compile("#\\{([a-z][a-zA-Z0-9.]+)[}(]");
    private static final Pattern IN_CLASSES = Pattern.compile("say\\(\\s*\"([a-zA-Z0-9.]*[a-zA-Z0-9])\"");

    @Test
    void everySentenceThatIsNamedIsThere() throws IOException {
        Set<String> known = ResourceBundle.getBundle("messages").keySet();
        Set<String> named = new TreeSet<>(find(Path.of("src/main/resources/templates"), IN_TEMPLATES));
        named.addAll(find(Path.of("src/main/java/dev/loggia/portal"), IN_CLASSES));
        assertThat(named).hasSizeGreaterThan(50);
        assertThat(known).containsAll(named);
    }

    private static List<String> find(Path folder, Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(MessagesTest::read)
                    .flatMap(text -> pattern.matcher(text).results().map(found -> found.group(1)))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.loggia.server.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/bad-input.csv} says which test covers which bad input: none may be missing, and each test must be there. */
class BadInputListTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern TEST = Pattern.compile("(\\w+)#(\\w+)");

    @Test
    void everyNumberOfTheListIsThereOnce() throws IOException {
        List<Integer> expected = Stream.of(
                        IntStream.rangeClosed(1, 26),
                        IntStream.rangeClosed(27, 36),
                        IntStream.rangeClosed(98, 99),
                        IntStream.rangeClosed(101, 117),
                        IntStream.rangeClosed(118, 130))
                .flatMap(IntStream::boxed)
                .toList();
        assertThat(rows()).extracting(row -> Integer.valueOf(row.get(0))).containsExactlyElementsOf(expected);
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row).as(row.toString()).hasSize(5).doesNotContain("");
            assertThat("ABFGH").contains(row.get(1));
            assertThat(row.get(4)).containsPattern(TEST);
        });
    }

    @Test
    void everyTestItNamesExists() throws IOException {
        Map<String, List<Path>> sources = testSources();
        for (List<String> row : rows()) {
            TEST.matcher(row.get(4)).results().forEach(test -> assertThat(
                            sources.getOrDefault(test.group(1), List.of()))
                    .as(row.get(0) + ": " + test.group())
                    .anyMatch(source -> declares(source, test.group(2))));
        }
    }

    private static boolean declares(Path source, String method) {
        try {
            return Files.readString(source).contains("void " + method + "(");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, List<Path>> testSources() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            List<Path> sources = new ArrayList<>();
            for (Path folder : modules.map(it -> it.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(folder)) {
                    sources.addAll(
                            files.filter(it -> it.toString().endsWith(".java")).toList());
                }
            }
            Function<Path, String> name = it -> it.getFileName().toString().replace(".java", "");
            return sources.stream().collect(Collectors.groupingBy(name));
        }
    }

    /** Number, group, what, expected, tests; fields may be quoted, none holds a quote. */
    private static List<List<String>> rows() throws IOException {
        Pattern field = Pattern.compile("\"([^\"]*)\"|([^,]+)");
        return Files.readAllLines(ROOT.resolve("docs/bad-input.csv")).stream()
                .skip(1)
                .map(line -> field.matcher(line)
                        .results()
                        .map(it -> it.group(1) == null ? it.group(2) : it.group(1))
                        .toList())
                .toList();
    }
}

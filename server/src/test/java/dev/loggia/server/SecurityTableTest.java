package dev.loggia.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/asvs.csv}: every requirement of OWASP ASVS 5.0.0 is answered, and every test that it or {@code SECURITY.md} names exists. */
class SecurityTableTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final List<Requirement> table = read();

    @Test
    void answersEveryRequirementOnce() {
        assertThat(table.stream().map(Requirement::id)).doesNotHaveDuplicates().hasSize(345);
        assertThat(count(row -> row.level() == 1)).isEqualTo(70);
        assertThat(count(row -> row.level() == 2)).isEqualTo(183);
        assertThat(count(row -> row.level() == 3)).isEqualTo(92);
        assertThat(table)
                .allMatch(row -> Set.of("yes", "partly", "later", "no").contains(row.applies()))
                .allMatch(
                        row -> row.done() ? !row.where().isEmpty() : !row.note().isEmpty());
    }

    @Test
    void namesTestsThatExist() throws IOException {
        assertAllExist(table.stream().map(Requirement::test).filter(test -> !test.isEmpty()));
    }

    @Test
    void namesTestsThatExistInTheSecurityPageToo() throws IOException {
        Pattern name = Pattern.compile("`(\\w+Test(?:[.#]\\w+)?)`");

        assertAllExist(name.matcher(text(ROOT.resolve("SECURITY.md"))).results().map(found -> found.group(1)));
    }

    /** Of a class, or of a method behind a point or a number sign. */
    private static void assertAllExist(Stream<String> names) throws IOException {
        Map<String, String> tests = sources();
        assertThat(names).isNotEmpty().allSatisfy(test -> {
            String[] parts = test.split("[.#]", 2);
            assertThat(tests).containsKey(parts[0]);
            if (parts.length == 2) {
                assertThat(tests.get(parts[0])).contains("void " + parts[1] + "(");
            }
        });
    }

    private long count(Predicate<Requirement> which) {
        return table.stream().filter(which).count();
    }

    /** Each test class of the project with its text. */
    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(SecurityTableTest::walk)
                    .filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(SecurityTableTest::className, SecurityTableTest::text, String::concat));
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String className(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString().replace(".java", "");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Requirement> read() {
        return text(ROOT.resolve("docs/asvs.csv"))
                .lines()
                .skip(1)
                .map(SecurityTableTest::cells)
                .map(cells -> new Requirement(
                        cells.get(0),
                        Integer.parseInt(cells.get(1)),
                        cells.get(2),
                        cells.get(3),
                        cells.get(4),
                        cells.get(5)))
                .toList();
    }

    /** RFC 4180 as far as this file uses it: a cell with a comma stands in quotes. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : (line + ",").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        return cells;
    }

    private record Requirement(String id, int level, String applies, String where, String test, String note) {
        boolean done() {
            return applies.equals("yes") || applies.equals("partly");
        }
    }
}

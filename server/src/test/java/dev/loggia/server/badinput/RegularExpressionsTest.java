package dev.loggia.server.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Bad input 130: no pattern of ours can be kept busy. Steps are counted, not seconds, so that the answer is the same on any
 * machine. A whole text may be read a few times; a search, which begins anew at each character, may take the square of that.
 */
class RegularExpressionsTest {
    private static final int LENGTH = 300;
    private static final long WHOLE = 60L * LENGTH;
    private static final long SEARCH = 8L * LENGTH * LENGTH;
    private static final Pattern IN_PLACE =
            Pattern.compile("\\.(?:matches|replaceAll|replaceFirst|split)\\(\"((?:[^\"\\\\]|\\\\.)*+)\"");

    /** What patterns of ours are about, and what they are not. */
    private static final List<String> PARTS = List.of(
            "a",
            "A",
            "0",
            "9",
            "1.",
            " ",
            "\t",
            "\n",
            ":",
            "-",
            "_",
            "/",
            ".",
            ",",
            ";",
            "=",
            "\"",
            "\\",
            "\\\"",
            "%",
            "%2",
            "[",
            "(",
            "a-",
            "a.",
            "0.0.0.",
            "::",
            "0:",
            "wait=",
            "wait=0",
            "bytes=0-",
            "for=\"",
            "x y",
            "é",
            "😀",
            "\u0000",
            "<",
            "`");

    @Test
    void noPatternTakesLongForAnyText() throws Exception {
        Map<String, Pattern> patterns = new TreeMap<>(fields());
        patterns.putAll(inPlace());
        assertThat(patterns).hasSizeGreaterThan(30);

        List<String> slow = new ArrayList<>();
        patterns.forEach((place, pattern) -> texts().filter(text -> takesLong(pattern, text))
                .findFirst()
                .ifPresent(text -> slow.add(place + " " + pattern + " on \"" + text.substring(0, 20) + "…\"")));
        assertThat(slow).isEmpty();
    }

    @Test
    void seesAPatternThatWouldTakeForEver() {
        assertThat(texts()).anyMatch(text -> takesLong(Pattern.compile("(a+)+$"), text));
        assertThat(texts()).anyMatch(text -> takesLong(Pattern.compile("(\\d+\\.?)*x"), text));
        assertThat(texts()).noneMatch(text -> takesLong(Pattern.compile("[a-z]{1,64}"), text));
    }

    private static Stream<String> texts() {
        return PARTS.stream()
                .flatMap(part -> Stream.of(part, "a" + part, "0" + part))
                .map(part -> part.repeat(LENGTH / part.length()))
                .flatMap(text -> Stream.of(text, text + "!", "wait=" + text + "\u2028", "bytes=" + text));
    }

    private static boolean takesLong(Pattern pattern, String text) {
        try {
            pattern.matcher(new Counted(text, WHOLE)).matches();
            Matcher finder = pattern.matcher(new Counted(text, SEARCH));
            while (finder.find()) {
                continue;
            }
            return false;
        } catch (TooManyStepsException | StackOverflowError e) {
            return true;
        }
    }

    /** Every static pattern of the product. */
    private static Map<String, Pattern> fields() throws Exception {
        Map<String, Pattern> patterns = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.loggia.engine", "dev.loggia.portal", "dev.loggia.server")) {
            for (JavaField field : type.getFields()) {
                if (field.getRawType().isEquivalentTo(Pattern.class)
                        && field.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC)) {
                    Field reflected = field.reflect();
                    reflected.setAccessible(true);
                    patterns.put(field.getFullName(), (Pattern) reflected.get(null));
                }
            }
        }
        return patterns;
    }

    /** Every pattern that stands where it is used. */
    private static Map<String, Pattern> inPlace() throws IOException {
        Map<String, Pattern> patterns = new TreeMap<>();
        for (String module : List.of("core-engine", "web-portal", "server")) {
            try (Stream<Path> sources = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path source :
                        sources.filter(it -> it.toString().endsWith(".java")).toList()) {
                    Matcher found = IN_PLACE.matcher(Files.readString(source));
                    while (found.find()) {
                        patterns.put(
                                source.getFileName() + ":" + found.start(),
                                Pattern.compile(found.group(1).translateEscapes()));
                    }
                }
            }
        }
        return patterns;
    }

    private static final class TooManyStepsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyStepsException() {
            super("too many steps", null, false, false);
        }
    }

    /** A text that counts how often it is read. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long left;

        Counted(String text, long steps) {
            this.text = text;
            this.left = steps;
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooManyStepsException();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.substring(from, to);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}

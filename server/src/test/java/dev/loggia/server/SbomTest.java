package dev.loggia.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of what is in the jar says no less and no more than what is there. */
class SbomTest {
    /** What only the tests bring: the beginnings of its files' names. */
    private static final Set<String> OF_TESTS = Set.of(
            "archunit",
            "assertj-",
            "awaitility",
            "byte-buddy",
            "driver",
            "hamcrest",
            "apiguardian-api",
            "json-path",
            "json-smart",
            "accessors-smart",
            "asm-",
            "jsonassert",
            "android-json",
            "junit-",
            "opentest4j",
            "mockito-",
            "objenesis",
            "playwright",
            "spring-boot-starter-test",
            "spring-boot-test",
            "spring-test",
            "surefire",
            "xmlunit-");

    private final JsonNode bill = read();

    @Test
    void listsEveryLibraryOfTheClassPath() {
        Set<String> listed = components()
                .map(part -> part.path("name").asString() + "-"
                        + part.path("version").asString() + ".jar")
                .collect(Collectors.toSet());

        assertThat(jars().filter(jar -> OF_TESTS.stream().noneMatch(jar::startsWith)))
                .isNotEmpty()
                .allMatch(listed::contains);
    }

    @Test
    void saysOfEachWhereItComesFromWhatItHashesToAndItsLicence() {
        Stream<JsonNode> libraries =
                components().filter(part -> !part.path("group").asString().equals("dev.loggia"));

        assertThat(libraries).isNotEmpty().allSatisfy(part -> {
            assertThat(part.path("purl").asString()).startsWith("pkg:maven/");
            assertThat(part.path("hashes").isEmpty()).isFalse();
            assertThat(part.path("licenses").isEmpty())
                    .as(part.path("name").asString())
                    .isFalse();
        });
    }

    private Stream<JsonNode> components() {
        return bill.path("components").valueStream();
    }

    private static Stream<String> jars() {
        return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar") && !entry.contains("/target/"))
                .map(entry ->
                        Objects.requireNonNull(Path.of(entry).getFileName()).toString());
    }

    private static JsonNode read() {
        try (InputStream in = SbomTest.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in, "the build makes it"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.loggia.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

class BrokenCatalogTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"credits\": 1,|\"credits\": 0,|model z-image: a price row has no cost or no credits",
                "\"costUsdMicros\": 4000|\"costUsdMicros\": 40000|model z-image: 1 credits do not cover a cost of 40000 micro-USD",
                "{\"when\": {\"resolution\": \"1K\"}, \"costUsdMicros\": 25000|{\"when\": {\"resolution\": \"9K\"}, \"costUsdMicros\": 25000|model flux-2-pro: 0 price rows apply",
                "{\"when\": {\"resolution\": \"1K\"}, \"costUsdMicros\": 25000|{\"costUsdMicros\": 25000|model flux-2-pro: 2 price rows apply",
                "\"id\": \"nano-banana\"|\"id\": \"z-image\"|two models are called z-image",
                "\"free\": true|\"free\": false|the default image model of the free tier is not free",
                "\"default\": \"1:1\"|\"default\": \"7:1\"|model z-image: aspectRatio: the default is not among the values",
                "\"name\": \"aspectRatio\"|\"name\": \"shape\"|model z-image: shape is not one of the setting names",
                "\"kind\": \"image\"|\"kind\": \"sound\"|model z-image: Not a kind of media",
                "\"deadlineSeconds\": 600|\"deadlineSeconds\": 1|model z-image: the deadline is before",
                "\"version\": \"|\"source\": \"|uplicate Object property \"source\"",
                "\"source\": \"docs|\"sauce\": \"docs|Unrecognized property \"sauce\"",
                "\"version\": \"2026-08-19.1\"|\"version\": null|cannot be used: version is missing (line ",
                "\"image\": {\"free\": \"z-image\"|\"image\": {\"free\": \"y-image\"|there is no default image model",
                "\"exclusions\": [{\"resolution\": \"4K\"|\"exclusions\": [{\"resolution\": \"8K\"|model gpt-image-2: an exclusion names",
                "\"square_hd\", \"4:3\"|\"square_hd\", \"4:4\"|model ideogram-3: aspectRatio: send does not name every value",
                "\"sendAs\": \"string\"|\"sendAs\": \"float\"|model hailuo-02: duration: sendAs can only be string"
            })
    void namesWhatIsWrong(String correct, String wrong, String message) {
        assertBroken(text -> text.replaceFirst(Pattern.quote(correct), Matcher.quoteReplacement(wrong)), message);
    }

    @Test
    void namesAFileThatIsNotJson() {
        assertBroken(text -> "{\"version\": ", "cannot be used");
        assertBroken(text -> "null", "cannot be used");
        assertThatThrownBy(() -> CatalogReader.read(new FileSystemResource("/nowhere/catalog.json")))
                .isInstanceOf(LoggiaException.class)
                .hasMessageContaining("/nowhere/catalog.json")
                .hasMessageContaining("it cannot be opened");
    }

    @Test
    void isWiredFromItsProperty() {
        ApplicationContextRunner runner =
                new ApplicationContextRunner().withUserConfiguration(CatalogConfiguration.class);
        runner.run(context ->
                assertThat(context.getBean(Catalog.class).listModels()).hasSize(18));
        runner.withPropertyValues("loggia.catalog.location=classpath:nowhere.json")
                .run(context -> assertThat(context).hasFailed());
    }

    private static void assertBroken(UnaryOperator<String> change, String message) {
        String original = bundledText();
        String changed = change.apply(original);
        assertThat(changed).isNotEqualTo(original);
        assertThatThrownBy(() -> CatalogReader.read(
                        new ByteArrayResource(changed.getBytes(StandardCharsets.UTF_8), "under test")))
                .isInstanceOfSatisfying(
                        LoggiaException.class, it -> assertThat(it.code()).isEqualTo(ErrorCode.CONFIGURATION))
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    private static String bundledText() {
        try {
            return new ClassPathResource(CatalogReader.BUNDLED).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

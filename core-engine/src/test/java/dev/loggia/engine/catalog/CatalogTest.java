package dev.loggia.engine.catalog;

import static dev.loggia.engine.catalog.Quotes.CATALOG;
import static dev.loggia.engine.catalog.Quotes.problems;
import static dev.loggia.engine.catalog.Quotes.quote;
import static dev.loggia.engine.catalog.Quotes.quoted;
import static dev.loggia.engine.catalog.Quotes.sentence;
import static dev.loggia.engine.platform.MediaKind.IMAGE;
import static dev.loggia.engine.platform.MediaKind.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.loggia.engine.platform.Rejection;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CatalogTest {

    @Test
    void offersEnoughModelsAndTwoForFree() {
        assertThat(CATALOG.listModels()).filteredOn(it -> it.kind() == IMAGE).hasSizeGreaterThanOrEqualTo(8);
        assertThat(CATALOG.listModels()).filteredOn(it -> it.kind() == VIDEO).hasSizeGreaterThanOrEqualTo(6);
        assertThat(CATALOG.listModels())
                .filteredOn(Model::free)
                .extracting(Model::id)
                .containsExactly("z-image", "grok-imagine");
        assertThat(CATALOG.version()).isNotBlank();
    }

    @Test
    void startsFromTheCheapestModelOfEachKind() {
        assertThat(quoted(CATALOG.quote(IMAGE, null, Map.of(), 10, true)).credits())
                .isEqualTo(1);
        assertThat(quoted(CATALOG.quote(VIDEO, " ", Map.of(), 10, true)).credits())
                .isEqualTo(10);
        assertThat(CATALOG.defaultModel(IMAGE, false).id()).isEqualTo("z-image");
    }

    @Test
    void findsModelsByIdAliasNameAndAnyCase() {
        assertThat(CATALOG.findModel("nano banana PRO")).map(Model::id).contains("nano-banana-pro");
        assertThat(CATALOG.findModel("Kling-2.6/Text-To-Video ")).map(Model::id).contains("kling-2.6");
        assertThat(CATALOG.findModel("SEEDREAM-4.5")).isPresent();
        assertThat(CATALOG.findModel("sora-2")).isEmpty();
    }

    @Test
    void fillsInDefaultsInOrderAndSpeaksTheProvidersWords() {
        Quote quote = quote("ideogram-3", Map.of("aspectRatio", "16:9", "quality", "TURBO", "seed", "7"));
        assertThat(quote.settings().toString()).isEqualTo("{aspectRatio=16:9, quality=turbo, style=auto, seed=7}");
        assertThat(quote.providerInput())
                .isEqualTo(
                        Map.of("image_size", "landscape_16_9", "rendering_speed", "TURBO", "style", "AUTO", "seed", 7));
        assertThat(quote.providerModel()).isEqualTo("ideogram/v3-text-to-image");
        assertThat(quote.promptParameter()).isEqualTo("prompt");
    }

    @Test
    void writesNumbersAsEachModelWantsThem() {
        assertThat(quote("kling-2.6", Map.of("duration", 10)).providerInput()).containsEntry("duration", "10");
        assertThat(quote("wan-2.7", Map.of("duration", "10")).providerInput())
                .containsEntry("duration", 10)
                .containsEntry("ratio", "16:9");
        assertThat(quote("kling-2.6", Map.of("sound", "true")).providerInput()).containsEntry("sound", true);
        assertThat(quote("kling-3.0", Map.of("resolution", "1080p")).providerInput())
                .containsEntry("mode", "pro")
                .containsEntry("multi_prompt", List.of());
    }

    @Test
    void neverAsksForUncensoredOutput() {
        assertThat(quote("grok-imagine", Map.of()).providerInput()).containsEntry("mode", "normal");
        assertThat(CATALOG.listModels())
                .allSatisfy(model ->
                        assertThat(model.toString().toLowerCase(Locale.ROOT)).doesNotContain("spicy"));
    }

    @Test
    void pricesByTheSettings() {
        assertThat(quote("nano-banana-2", Map.of("resolution", "4k")).credits()).isEqualTo(8);
        Quote quote = quote("seedance-1.5-pro", Map.of("resolution", "1080p", "sound", true, "duration", 12));
        assertThat(quote.credits()).isEqualTo(84);
        assertThat(quote.costUsdMicros()).isEqualTo(900_000);
    }

    @Test
    void limitsWhatTheFreeTierMayChoose() {
        assertThat(quoted(CATALOG.quote(VIDEO, "grok-imagine", Map.of("duration", 6), 10, true))
                        .settings())
                .containsEntry("duration", 6)
                .containsEntry("resolution", "480p");
        assertThat(problems("grok-imagine", Map.of("resolution", "720p", "duration", 10), true))
                .extracting(SettingProblem::sentence)
                .containsExactly(
                        "On the free tier duration can be 6. Sign in to use 10 with credits.",
                        "On the free tier resolution can be 480p. Sign in to use 720p with credits.");
        assertThat(CATALOG.quote(IMAGE, "flux-2-pro", Map.of(), 10, true))
                .isInstanceOfSatisfying(QuoteOutcome.NotFree.class, it -> assertThat(it.sentence())
                        .isEqualTo("FLUX.2 Pro is not part of the free tier. Sign in to use it with credits, or"
                                + " choose z-image."));
    }

    @Test
    void saysWhichModelsThereAre() {
        assertThat(CATALOG.quote(VIDEO, "sora <2>", Map.of(), 10, true))
                .isInstanceOfSatisfying(QuoteOutcome.UnknownModel.class, it -> assertThat(it.rejection())
                        .isEqualTo(Rejection.of(
                                CatalogRejection.MODEL_UNKNOWN,
                                "There is no model called sora ?2?. Choose one of grok-imagine.",
                                "sora ?2?",
                                List.of("grok-imagine"))));
        assertThat(((QuoteOutcome.InvalidSettings) CATALOG.quote(VIDEO, "z-image", Map.of(), 10, true)).problems())
                .extracting(SettingProblem::field, SettingProblem::sentence)
                .containsExactly(tuple("model", "Z-Image makes images, not videos. Choose one of grok-imagine."));
    }

    @Test
    void saysWhatASettingCanBe() {
        assertThat(sentence("z-image", "aspectRatio", "17:3"))
                .isEqualTo("aspectRatio must be one of 1:1, 4:3, 3:4, 16:9, 9:16. You sent 17:3.");
        assertThat(sentence("z-image", "steps", 50)).isEqualTo("Z-Image has no setting steps. It has aspectRatio.");
        assertThat(sentence("wan-2.7", "seed", -1))
                .isEqualTo("seed must be a whole number from 0 to 2147483647. You sent -1.");
        assertThat(sentence("gpt-image-2", "resolution", "4K"))
                .isEqualTo("GPT Image 2 cannot do aspectRatio 1:1 with resolution 4K. Change one of them.");
    }

    @Test
    void saysWhenAPromptDoesNotFitTheModel() {
        assertThat(promptProblem("z-image", 1001))
                .isEqualTo("The prompt has 1001 characters and Z-Image reads at most 1000. Shorten it or choose a model"
                        + " that reads more, such as nano-banana.");
        assertThat(promptProblem("seedance-1.5-pro", 2))
                .isEqualTo("Seedance 1.5 Pro needs a prompt of at least 3 characters. Say a little more.");
        quoted(CATALOG.quote(VIDEO, "seedance-1.5-pro", Map.of(), 0, false));
    }

    @Test
    void refusesNumbersThatAreNotWholeAndInRange() {
        Object[] wrong = {
            -1,
            0,
            7,
            5.0,
            5.5,
            "05",
            " 5",
            "5.0",
            "5e0",
            "+5",
            "",
            Long.MAX_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            "9223372036854775808",
            new BigInteger("9223372036854775808"),
            new BigDecimal("1e309"),
            true,
            List.of(5),
            Map.of("a", 5),
            'x',
            new BigInteger("9".repeat(5_000))
        };
        for (Object value : wrong) {
            if (!value.equals("")) {
                assertThat(sentence("kling-2.6", "duration", value))
                        .startsWith("duration must be one of 5, 10. You sent ");
            }
        }
        for (Object value : new Object[] {-1, 0.5, "2147483648", Long.MIN_VALUE, Double.NaN, "1e3", false, List.of()}) {
            assertThat(sentence("wan-2.7", "seed", value)).startsWith("seed must be a whole number");
        }
    }

    @Test
    void treatsNothingAsNotSent() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("aspectRatio", null);
        settings.put("seed", "");
        assertThat(quote("wan-2.7", settings).settings())
                .containsEntry("aspectRatio", "16:9")
                .doesNotContainKey("seed");
    }

    @Test
    void repeatsOnlyAHarmlessPieceOfWhatWasSent() {
        String hostile = "<script>@everyone`\u202E\u001B[31m\r\n\uD800" + "x".repeat(10_000);
        String sentence = sentence("z-image", "aspectRatio", hostile);
        assertThat(sentence)
                .hasSizeLessThan(150)
                .doesNotContain("<", "@", "`", "\u202E", "\u001B", "\r", "\n", "\uD800");
        assertThat(sentence("z-image", hostile, 1)).hasSizeLessThan(150).doesNotContain("<", "@", "\n");
        Map<String, Integer> many =
                IntStream.range(0, 10_000).boxed().collect(Collectors.toMap(it -> "s" + it, it -> it));
        assertThat(problems("z-image", many, false)).hasSizeLessThan(10);
    }

    @Test
    void cleansTheTextOfASettingAndKeepsItToItself() {
        Quote quote = quote("wan-2.7", Map.of("negativePrompt", " blurry\u200B  hands "));
        assertThat(quote.settings()).containsEntry("negativePrompt", "blurry hands");
        assertThat(quote.toString()).doesNotContain("blurry");
        assertThat(CATALOG.personalSettings()).containsExactly("negativePrompt");
        assertThat(sentence("wan-2.7", "negativePrompt", "secret".repeat(100)))
                .isEqualTo("negativePrompt can have at most 500 characters. You sent 600.");
        assertThat(sentence("wan-2.7", "negativePrompt", "secret\u0000")).doesNotContain("secret");
    }

    @Test
    void neverThrowsWhateverIsSent() {
        List<Object> odd = Arrays.asList(
                null,
                "",
                " ",
                "16:9",
                -0.0,
                Double.MIN_VALUE,
                new BigDecimal("1e-999999"),
                new BigDecimal("1e999999"),
                BigInteger.TEN.pow(3_000),
                new Object(),
                new int[] {1},
                Collections.singletonMap(null, null),
                "\uDC00");
        for (Model model : CATALOG.listModels()) {
            for (Object value : odd) {
                Map<String, Object> settings = new HashMap<>();
                settings.put(null, value);
                settings.put("nonsense", value);
                model.options().forEach(option -> settings.put(option.name(), value));
                assertThat(CATALOG.quote(model.kind(), model.id(), settings, Integer.MAX_VALUE, true))
                        .isNotNull();
                assertThat(CATALOG.quote(model.kind(), model.id(), settings, -1, false))
                        .isNotNull();
            }
        }
        assertThat(CATALOG.quote(IMAGE, "x".repeat(1_000_000), Map.of(), 1, true)
                        .toString())
                .hasSizeLessThan(300);
    }

    private static String promptProblem(String model, int length) {
        QuoteOutcome outcome =
                CATALOG.quote(CATALOG.findModel(model).orElseThrow().kind(), model, Map.of(), length, false);
        return ((QuoteOutcome.InvalidSettings) outcome).problems().get(0).sentence();
    }
}

package dev.loggia.chat.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.chat.Call;
import dev.loggia.chat.Message;
import dev.loggia.chat.Place;
import dev.loggia.chat.Text;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.catalog.CatalogRejection;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.message.EngineMessages;
import dev.loggia.engine.message.MessageBundles;
import dev.loggia.engine.moderation.PromptRejection;
import dev.loggia.engine.moderation.ScreeningCategories;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.platform.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the engine refuses has a sentence in every language that the chats speak. */
class RefusalsTest {
    private static final List<String> NAMES = List.of("z-image", "nano-banana");
    private static final String OF_THE_ENGINE = "The engine's own words";

    private final MessageBundles texts = new MessageBundles();
    private final Phrases phrases = new Phrases(texts, new EngineMessages(texts), "");
    private final Refusals refusals = new Refusals(phrases);

    @ParameterizedTest
    @MethodSource("dev.loggia.engine.testing.RejectionCodes#all")
    void everyRejectionIsSaidInEveryLanguage(Rejection.Code code) {
        for (Locale language : texts.languages()) {
            String said = phrases.rejection(call(language), rejection(code));

            assertThat(texts.keys(language)).contains(EngineMessages.key(rejection(code)));
            assertThat(said).isNotBlank().doesNotContain("{", OF_THE_ENGINE);
        }
    }

    @Test
    void everyCategoryOfTheRulesHasItsSentence() {
        for (String category : ScreeningCategories.all()) {
            Rejection rejection = Rejection.of(PromptRejection.PROMPT_SCREENED, OF_THE_ENGINE, category);

            for (Locale language : texts.languages()) {
                assertThat(phrases.rejection(call(language), rejection)).isNotEqualTo(OF_THE_ENGINE);
            }
        }
    }

    @Test
    void everyFailureHasItsSentence() {
        Set<String> keys =
                GenerationView.Failure.codes().stream().map("failure."::concat).collect(Collectors.toSet());

        for (Locale language : texts.languages()) {
            assertThat(texts.keys(language)).containsAll(keys);
        }
    }

    @Test
    void everyOutcomeThatIsNoAcceptanceIsARefusal() {
        Rejection rejection = rejection(CatalogRejection.MODEL_NOT_FREE);
        List<SubmitOutcome> outcomes = List.of(
                new SubmitOutcome.NotEnoughCredits(12, 4),
                new SubmitOutcome.QuotaUsedUp(MediaKind.IMAGE, 5, Instant.EPOCH),
                new SubmitOutcome.PromptRefused(rejection),
                new SubmitOutcome.InvalidSettings(
                        List.of(new SubmitOutcome.InvalidSettings.Problem("seed", rejection))),
                new SubmitOutcome.MembersOnly(rejection),
                new SubmitOutcome.Busy(rejection, Duration.ofSeconds(7)),
                new SubmitOutcome.KeyReused(),
                new SubmitOutcome.KeyInFlight());

        assertThat(outcomes)
                .extracting(Object::getClass)
                .hasSize(SubmitOutcome.class.getPermittedSubclasses().length - 1)
                .doesNotHaveDuplicates();
        for (SubmitOutcome outcome : outcomes) {
            Message german = refusals.of(call(Locale.GERMAN), outcome);

            assertThat(german.tone()).isEqualTo(Message.Tone.REFUSED);
            assertThat(text(german))
                    .isNotEqualTo(text(refusals.of(call(Locale.ENGLISH), outcome)))
                    .doesNotContain(OF_THE_ENGINE, "{");
        }
    }

    @Test
    void settingsAreCalledAsPeopleTypeThem() {
        Rejection rejection = Rejection.of(
                CatalogRejection.SETTING_NOT_OFFERED, OF_THE_ENGINE, "aspectRatio", List.of("1:1", "16:9"), "7:3");

        assertThat(phrases.rejection(call(Locale.GERMAN), rejection))
                .isEqualTo("7:3 gibt es für aspect nicht. Möglich: 1:1, 16:9.");
    }

    @Test
    void nothingIsRecommendedWhereThereIsNothing() {
        Rejection rejection = Rejection.of(
                CatalogRejection.PROMPT_TOO_LONG_FOR_MODEL, OF_THE_ENGINE, 30_000, "Z-Image", 1000, List.of());

        assertThat(phrases.rejection(call(Locale.GERMAN), rejection))
                .isEqualTo("Dein Text hat 30.000 Zeichen, und Z-Image nimmt höchstens 1.000. Bitte kürze ihn.");
    }

    /** With as many arguments as any rejection has, so that none is missing in the sentence. */
    private static Rejection rejection(Rejection.Code code) {
        return switch (code.name()) {
            case "PROMPT_SCREENED" -> Rejection.of(code, OF_THE_ENGINE, "minors");
            case "PROMPT_EMPTY", "PROMPT_UNREADABLE", "PRIVATE_FOR_MEMBERS", "TOO_MUCH_AT_ONCE", "PAUSED" ->
                Rejection.of(code, OF_THE_ENGINE);
            case "PROMPT_TOO_LONG", "SETTING_NO_TEXT", "SETTING_UNREADABLE" ->
                Rejection.of(code, OF_THE_ENGINE, "seed");
            case "MODEL_UNKNOWN", "MODEL_NOT_FREE", "SETTINGS_EXCLUDE_EACH_OTHER", "PROMPT_TOO_SHORT_FOR_MODEL" ->
                Rejection.of(code, OF_THE_ENGINE, "Z-Image", NAMES);
            case "MODEL_OF_OTHER_KIND", "SETTING_UNKNOWN", "SETTING_NOT_OFFERED", "SETTING_NOT_FREE" ->
                Rejection.of(code, OF_THE_ENGINE, "seed", NAMES, NAMES);
            case "SETTING_TOO_LONG" -> Rejection.of(code, OF_THE_ENGINE, "negativePrompt", 500, 501);
            case "PROMPT_TOO_LONG_FOR_MODEL" -> Rejection.of(code, OF_THE_ENGINE, 1001, "Z-Image", 1000, NAMES);
            case "SETTING_NO_NUMBER" -> Rejection.of(code, OF_THE_ENGINE, "seed", 0, 100, "x");
            default -> throw new IllegalArgumentException(code + " has no example here yet");
        };
    }

    private static Call call(Locale language) {
        return new Call(
                new Requester.ChatUser("discord", "1"),
                "1",
                "Ann",
                new Place(null, "dm", null, false, false, Set.of()),
                language,
                "imagine",
                null,
                Map.of(),
                Instant.EPOCH);
    }

    private static String text(Message message) {
        return message.body().stream().map(Text::plain).collect(Collectors.joining("\n"));
    }
}

package dev.loggia.portal.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.loggia.engine.account.Owner;
import dev.loggia.engine.catalog.CatalogRejection;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.generation.SubmitRejection;
import dev.loggia.engine.moderation.PromptRejection;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.platform.Rejection;
import dev.loggia.engine.quota.RateDecision;
import dev.loggia.portal.testing.PortalTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the composer's button leads to. */
class GeneratePageTest extends PortalTest {
    private static final String[] HTMX = {"HX-Request", "true"};

    @Test
    void leadsAFormWithoutScriptToThePageOfTheGeneration() {
        HttpResponse<String> answer = browser.post(
                "/generate",
                Map.of(
                        "prompt",
                        "A bay",
                        "kind",
                        "image",
                        "imageModel",
                        "z-image",
                        "imageRatio",
                        "16:9",
                        "videoRatio",
                        "9:16"));
        SubmitGeneration command = engine.submitted.get(0);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse("")).matches("/g/[0-9a-f-]{36}");
        assertThat(command.prompt()).isEqualTo("A bay");
        assertThat(command.settings()).isEqualTo(Map.of("aspectRatio", "16:9"));
        assertThat(command.model()).isEqualTo("z-image");
        assertThat(command.idempotencyKey()).isNull();
    }

    @Test
    void sendsTheKeyOfTheFormSoThatASecondPressIsNotASecondWish() {
        String page = browser.open("/").body();
        Matcher key = Pattern.compile("name=\"key\" value=\"([^\"]+)\"").matcher(page);
        assertThat(key.find()).isTrue();
        Map<String, String> form = Map.of("prompt", "A bay", "kind", "video", "key", key.group(1));
        browser.post("/generate", form);
        browser.post("/generate", form);
        assertThat(engine.submitted)
                .extracting(SubmitGeneration::idempotencyKey)
                .containsOnly("page-" + key.group(1));
        assertThat(engine.submitted)
                .extracting(SubmitGeneration::bodyHash)
                .doesNotContainNull()
                .hasSize(2);
        assertThat(engine.submitted.get(0).bodyHash())
                .isEqualTo(engine.submitted.get(1).bodyHash());
    }

    /** Who lost the first answer, and with it the id, owns the result again. */
    @Test
    void aBrowserThatLostTheFirstAnswerIsToldWhoItIs() {
        Owner first = new Owner(Owner.Kind.VISITOR, "AAAAAAAAAAAAAAAAAAAAAA");
        engine.accepting = it -> new SubmitOutcome.Accepted(GenerationId.random(), 1, null, 4, true, true, first);

        HttpResponse<String> answer = browser.post("/generate", Map.of("prompt", "A bay"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .singleElement(STRING)
                .startsWith("visitor=" + first.subject() + ";");
    }

    @Test
    void answersAScriptWithTheCardAndTheNewCount() {
        String card = browser.post("/generate", Map.of("prompt", "A bay", "kind", "image"), HTMX)
                .body();
        assertThat(card)
                .doesNotContain("<html")
                .containsPattern("sse-connect=\"/api/generations/[0-9a-f-]{36}/events\"")
                .contains("hx-trigger=\"sse:state, sse:gone, every 4s\"", "2 ahead of you", "Cancel")
                .contains("3 of 5 free images left today");
    }

    @Test
    void keepsThePromptAndSaysWhyWhenRefused() {
        engine.answer(new SubmitOutcome.PromptRefused(rejection(PromptRejection.PROMPT_SCREENED, "explicit")));
        HttpResponse<String> page = browser.post("/generate", Map.of("prompt", "my dear words", "kind", "video"));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains(
                        "my dear words</textarea>",
                        "Pornographic content is not allowed. Please describe something else.")
                .containsPattern("aria-describedby=\"wrong-prompt\"")
                .containsPattern("value=\"video\" checked=\"checked\"")
                .contains("<html");
        HttpResponse<String> part = browser.post("/generate", Map.of("prompt", "my dear words"), HTMX);
        assertThat(part.statusCode()).isEqualTo(422);
        assertThat(part.headers().firstValue("HX-Retarget")).hasValue("#composer");
        assertThat(part.body()).startsWith("<form").contains("my dear words</textarea>");
    }

    @Test
    void namesTheWayOutOfEachRefusal() {
        Instant midnight = Instant.parse("2026-11-21T00:00:00Z");
        assertRefused(
                new SubmitOutcome.QuotaUsedUp(MediaKind.IMAGE, 5, midnight),
                429,
                "You have used your 5 free images for today. New ones come on 21 November, 00:00 UTC.",
                "/signup");
        assertRefused(
                new SubmitOutcome.QuotaUsedUp(MediaKind.VIDEO, 1, midnight),
                429,
                "You have used your free video for this week.",
                "/signup");
        assertRefused(
                new SubmitOutcome.NotEnoughCredits(10, 3),
                402,
                "This needs 10 credits and you have 3. Nothing was charged.",
                "/credits");
        assertRefused(
                new SubmitOutcome.MembersOnly(
                        rejection(CatalogRejection.MODEL_NOT_FREE, "Nano Banana", List.of("Z-Image"))),
                403,
                "Nano Banana is for members with credits. Free models: Z-Image.",
                "/signup");
        assertRefused(
                new SubmitOutcome.Busy(rejection(SubmitRejection.PAUSED), Duration.ofSeconds(20)),
                429,
                "Nothing can be made here at the moment.",
                "");
        assertRefused(
                new SubmitOutcome.InvalidSettings(List.of(new SubmitOutcome.InvalidSettings.Problem(
                        "aspectRatio",
                        rejection(CatalogRejection.SETTING_NOT_OFFERED, "aspectRatio", List.of("1:1"), "21:9")))),
                422,
                "21:9 is not available for Shape. Choose one of: 1:1.",
                "");
        assertRefused(new SubmitOutcome.KeyInFlight(), 409, "This is being accepted right now.", "");
        engine.reset();
        assertThat(browser.post("/generate", Map.of("prompt", "A bay", "kind", "sculpture"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.post("/generate", Map.of("prompt", " ")).body())
                .contains("Say what should be in the picture.");
    }

    /** Found by mutation: a name that leads into what the field is was followed there, and answered 500. */
    @ParameterizedTest
    @ValueSource(strings = {"key../", "key..x", "prompt.bytes[0]", "kind.class.name", "imageModel[", "imageRatio['a']"})
    void aFieldThatTheFormDoesNotHaveIsPassedOver(String name) {
        assertThat(browser.post("/generate", Map.of("prompt", "A bay", name, "x"))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void whatReadsTheDatabaseIsCountedAndARepeatedSubmissionIsNot() {
        engine.rate = new RateDecision.Limited(Duration.ofSeconds(2));

        assertThat(browser.open("/").statusCode()).isEqualTo(429);
        assertThat(browser.post("/generate", Map.of("prompt", " ")).statusCode())
                .isEqualTo(429);
        assertThat(browser.post("/generate", Map.of("prompt", " "), HTMX).statusCode())
                .isEqualTo(429);
        assertThat(browser.post("/generate", Map.of("prompt", "A bay")).statusCode())
                .isEqualTo(303);
        assertThat(browser.open("/about").statusCode()).isEqualTo(200);
    }

    /** A problem is no part of a page: painted over a card that polls it would also end the polling. */
    @Test
    void aProblemLeavesThePageOfAScriptAsItIs() throws Exception {
        engine.rate = new RateDecision.Limited(Duration.ofSeconds(2));
        String card = "/g/" + GenerationId.random() + "/card";

        for (HttpResponse<String> answer : List.of(
                get(card, HTMX),
                browser.open(card, HTMX),
                browser.post(
                        "/generate",
                        Map.of("prompt", "A bay", "key", "k"),
                        "HX-Request",
                        "true",
                        "Origin",
                        "https://evil.example"))) {
            assertThat(answer.headers().firstValue("HX-Reswap")).hasValue("none");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(json(answer).path("detail").asString()).endsWith(".");
        }
        assertThat(get(card).headers().firstValue("HX-Reswap")).isEmpty();
    }

    @Test
    void whatBreaksUnderAScriptLeavesItsPageAsItIsToo() throws Exception {
        engine.accepting = it -> {
            throw new IllegalStateException("nobody foresaw this");
        };

        HttpResponse<String> answer = browser.post("/generate", Map.of("prompt", "A bay"), HTMX);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("HX-Reswap")).hasValue("none");
        assertThat(json(answer).path("status").asInt()).isEqualTo(500);
    }

    private static Rejection rejection(Rejection.Code code, Object... arguments) {
        return Rejection.of(code, "For programs.", arguments);
    }

    private void assertRefused(SubmitOutcome outcome, int status, String sentence, String way) {
        engine.answer(outcome);
        HttpResponse<String> page = browser.post("/generate", Map.of("prompt", "A bay"), HTMX);
        assertThat(page.statusCode()).as(sentence).isEqualTo(status);
        assertThat(page.body()).contains(sentence);
        if (!way.isEmpty()) {
            assertThat(page.body()).containsPattern("class=\"wrong\"[^§]*?href=\"" + way + "\"");
        }
    }
}

package dev.loggia.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.feed.FeedItem;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.RemoveOutcome;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.platform.Rejection;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;

/** The pages over HTTP, with the filters around them and a fake engine behind them. */
@SpringBootTest(classes = PagesUnderTest.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = "loggia.secret=only-for-these-tests-0123456789")
class PagesTest {
    private static final String[] HTMX = {"HX-Request", "true"};
    private static final String ATTACK = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";

    private final FakeStudio studio;
    private final Browser browser;

    PagesTest(
            @Autowired FakeStudio studio,
            @org.springframework.beans.factory.annotation.Value("${local.server.port}") int port) {
        this.studio = studio;
        this.browser = new Browser(port);
    }

    @BeforeEach
    void emptyStudio() {
        studio.reset();
    }

    @Test
    void offersTheComposerWithWhatIsLeft() {
        HttpResponse<String> page = browser.open("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("4 of 5 free images left today", "1 of 1 free video left this week")
                .contains("The wall is bare")
                .containsPattern("value=\"z-image\"[^>]* checked=\"checked\"")
                .containsPattern("value=\"nano-banana\"[^>]* disabled=\"disabled\"");
        assertThat(page.headers().firstValue("Set-Cookie").orElse("")).startsWith("visitor=");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
    }

    @Test
    void hangsPicturesWithTheirSizesAndWithoutTheirPrompts() {
        UUID picture = UUID.randomUUID();
        UUID film = UUID.randomUUID();
        studio.hang(MediaKind.IMAGE, picture, 1280, 720, "z-image", FakeStudio.NOW.minusSeconds(300));
        studio.hang(MediaKind.VIDEO, film, 720, 1280, "grok-imagine", FakeStudio.NOW);
        assertThat(browser.open("/").body())
                .containsPattern("src=\"/media/" + picture
                        + "/thumbnail\"[^>]*loading=\"lazy\"[^>]* width=\"1280\" height=\"720\"")
                .contains("poster=\"/media/" + film + "/poster\"", "r-16x9", "r-9x16")
                .contains("*Redacted*", "5 min ago", "Grok Imagine");
    }

    @Test
    void turnsThePagesOfTheGalleryByPosition() {
        for (int i = 0; i < 30; i++) {
            studio.hang(MediaKind.IMAGE, UUID.randomUUID(), 100, 100, "z-image", FakeStudio.NOW);
        }
        assertThat(browser.open("/").body()).contains("href=\"/gallery?before=7\"");
        assertThat(browser.open("/gallery?before=7").body()).contains("<html").doesNotContain("before=");
        String further = browser.open("/gallery?before=7", HTMX).body();
        assertThat(further).doesNotContain("<html").contains("hx-swap-oob=\"true\"");
        assertThat(count(further, "class=\"tile")).isEqualTo(6);
        String arrivals = browser.open("/gallery/new?after=28", HTMX).body();
        assertThat(count(arrivals, "class=\"tile")).isEqualTo(2);
        assertThat(arrivals).contains("id=\"newest\" name=\"after\" value=\"30\"");
    }

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
        SubmitGeneration command = studio.submitted.get(0);
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
        assertThat(studio.submitted)
                .extracting(SubmitGeneration::idempotencyKey)
                .containsOnly("page-" + key.group(1));
        assertThat(studio.submitted)
                .extracting(SubmitGeneration::bodyHash)
                .doesNotContainNull()
                .hasSize(2);
        assertThat(studio.submitted.get(0).bodyHash())
                .isEqualTo(studio.submitted.get(1).bodyHash());
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
    void leavesConnectionsForTheRestOfThePage() {
        for (int i = 0; i < 5; i++) {
            studio.put(FakeStudio.view(MediaKind.IMAGE, GenerationState.QUEUED, Map.of()));
        }
        String page = browser.open("/").body();
        assertThat(count(page, "sse-connect=\"/api/generations/")).isEqualTo(3);
        assertThat(count(page, "every 4s")).isEqualTo(5);
        assertThat(browser.post("/generate", Map.of("prompt", "A bay"), HTMX).body())
                .contains("every 4s")
                .doesNotContain("sse-connect");
    }

    @Test
    void keepsThePromptAndSaysWhyWhenRefused() {
        studio.next = new SubmitOutcome.PromptRefused(rejection("This names a real person. Say it without the name."));
        HttpResponse<String> page = browser.post("/generate", Map.of("prompt", "my dear words", "kind", "video"));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("my dear words</textarea>", "This names a real person. Say it without the name.")
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
                "Your 5 free images of today are used. New ones come on 21 November, 00:00 UTC.",
                "/signup");
        assertRefused(
                new SubmitOutcome.QuotaUsedUp(MediaKind.VIDEO, 1, midnight),
                429,
                "Your free video of this week is used.",
                "/signup");
        assertRefused(
                new SubmitOutcome.NotEnoughCredits(10, 3),
                402,
                "This needs 10 credits and you have 3. Nothing was charged.",
                "/credits");
        assertRefused(
                new SubmitOutcome.MembersOnly(rejection("Nano Banana is for members.")),
                403,
                "Nano Banana is for members.",
                "/signup");
        assertRefused(
                new SubmitOutcome.Busy(rejection("Generation is paused."), Duration.ofSeconds(20)),
                429,
                "Generation is paused.",
                "");
        assertRefused(
                new SubmitOutcome.InvalidSettings(List.of(new SubmitOutcome.InvalidSettings.Problem(
                        "aspectRatio", rejection("Z-Image cannot do 21:9.")))),
                422,
                "Z-Image cannot do 21:9.",
                "");
        assertRefused(new SubmitOutcome.KeyInFlight(), 409, "This is being accepted right now.", "");
        studio.next = null;
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
    void refreshesItselfWithoutScriptUntilItHasEnded() {
        GenerationView running = studio.put(FakeStudio.view(MediaKind.IMAGE, GenerationState.RUNNING, Map.of()));
        GenerationView done = studio.put(FakeStudio.view(MediaKind.IMAGE, GenerationState.SUCCEEDED, Map.of()));
        assertThat(browser.open("/g/" + running.id()).body())
                .contains("<noscript><meta http-equiv=\"refresh\" content=\"3\"></noscript>", "Z-Image is painting");
        assertThat(browser.open("/g/" + done.id()).body())
                .doesNotContain("http-equiv=\"refresh\"", "sse-connect")
                .contains("/media/" + done.media().get(0).id() + "?download", "kept until 27 November");
    }

    @Test
    void replacesTheWholeCardAtTheEnd() {
        GenerationView running = studio.put(FakeStudio.view(MediaKind.IMAGE, GenerationState.RUNNING, Map.of()));
        GenerationView failed = studio.put(FakeStudio.view(MediaKind.VIDEO, GenerationState.FAILED, Map.of()));
        HttpResponse<String> inside = browser.open("/g/" + running.id() + "/card", HTMX);
        assertThat(inside.headers().firstValue("HX-Retarget")).isEmpty();
        assertThat(inside.body()).startsWith("<div").contains("value=\"40\"");
        HttpResponse<String> whole = browser.open("/g/" + failed.id() + "/card", HTMX);
        assertThat(whole.headers().firstValue("HX-Retarget")).hasValue("#job-" + failed.id());
        assertThat(whole.body())
                .startsWith("<article")
                .doesNotContain("sse-connect", "hx-trigger")
                .contains("It cost nothing; say it in other words.", "Try again");
        assertThat(browser.open("/g/" + GenerationId.random() + "/card", HTMX).body())
                .contains("Deleted");
    }

    @Test
    void takesAway() {
        GenerationView view = studio.put(FakeStudio.view(MediaKind.IMAGE, GenerationState.QUEUED, Map.of()));
        String path = "/g/" + view.id() + "/remove";
        assertThat(browser.post(path, Map.of()).headers().firstValue("Location"))
                .hasValue("/?said=cancelled");
        assertThat(browser.open("/?said=cancelled").body()).contains("Cancelled. It cost nothing.");
        assertThat(browser.post(path, Map.of(), HTMX).body()).contains("Cancelled. It cost nothing.");
        studio.removal = RemoveOutcome.IN_PROGRESS;
        assertThat(browser.post(path, Map.of(), HTMX).statusCode()).isEqualTo(409);
        assertThat(browser.post("/g/" + GenerationId.random() + "/remove", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.open("/?said=" + "%3Cb%3E").body()).doesNotContain("notice");
    }

    @Test
    void hasAPageForWhatIsGoneAndForWhatNeverWas() {
        GenerationView view = FakeStudio.view(MediaKind.IMAGE, GenerationState.SUCCEEDED, Map.of());
        GenerationView gone = studio.put(new GenerationView(
                view.id(),
                4,
                view.kind(),
                view.state(),
                view.model(),
                view.settings(),
                true,
                true,
                null,
                1,
                100,
                null,
                null,
                null,
                List.of(),
                true,
                view.createdAt(),
                view.finishedAt(),
                view.expiresAt()));
        HttpResponse<String> page = browser.open("/g/" + gone.id());
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body()).contains("Taken down", "seven days");
        for (String path : List.of("/nowhere", "/g/nonsense", "/g/" + GenerationId.random())) {
            HttpResponse<String> lost = browser.open(path);
            assertThat(lost.statusCode()).isEqualTo(404);
            assertThat(lost.body()).contains("Nothing hangs here", "loggia-");
        }
    }

    @Test
    void namesAssetsByTheirContent() {
        String page = browser.open("/").body();
        Matcher style =
                Pattern.compile("href=\"(/css/loggia-[0-9a-f]{32}\\.css)\"").matcher(page);
        assertThat(style.find()).isTrue();
        HttpResponse<String> css = browser.open(style.group(1));
        assertThat(css.headers().firstValue("Cache-Control").orElse("")).contains("max-age=31536000", "immutable");
        assertThat(css.body()).containsPattern("fonts/marcellus-latin-[0-9a-f]{32}\\.woff2");
        Matcher script = Pattern.compile("src=\"(/[^\"]+\\.js)\"").matcher(page);
        int scripts = 0;
        for (; script.find(); scripts++) {
            assertThat(browser.open(script.group(1)).statusCode())
                    .as(script.group(1))
                    .isEqualTo(200);
        }
        assertThat(scripts).isEqualTo(4);
        assertThat(browser.open("/favicon.svg").statusCode()).isEqualTo(200);
    }

    @Test
    void carriesNoInlineScriptNoInlineStyleAndNoPrompt() {
        for (String page : everyPage()) {
            assertThat(page)
                    .doesNotContainPattern("<script(?![^>]*\\ssrc=\"/)")
                    .doesNotContainPattern("(?i)<style|\\sstyle=|\\son[a-z]+=|hx-on|javascript:|<iframe|<base")
                    .doesNotContain(FakeStudio.PROMPT)
                    .doesNotContain("??");
        }
    }

    @Test
    void escapesWhateverComesFromElsewhere() {
        studio.feed.add(new FeedItem(
                GenerationId.random(),
                9,
                MediaKind.IMAGE,
                ATTACK,
                "authenticated",
                null,
                ATTACK,
                ATTACK,
                List.of(new FeedItem.Picture(UUID.randomUUID(), "image/png", 10, 10, true)),
                1,
                FakeStudio.NOW));
        GenerationView view = FakeStudio.view(MediaKind.IMAGE, GenerationState.FAILED, Map.of());
        GenerationView hostile = studio.put(new GenerationView(
                view.id(),
                1,
                view.kind(),
                view.state(),
                ATTACK,
                Map.of("aspectRatio", ATTACK),
                true,
                true,
                null,
                1,
                0,
                null,
                null,
                new GenerationView.Failure("x", ATTACK),
                List.of(),
                false,
                view.createdAt(),
                view.finishedAt(),
                null));
        studio.next = new SubmitOutcome.PromptRefused(rejection(ATTACK));
        List<String> pages = List.of(
                browser.open("/").body(),
                browser.open("/g/" + hostile.id()).body(),
                browser.post("/generate", Map.of("prompt", ATTACK, "imageModel", ATTACK, "imageRatio", ATTACK))
                        .body());
        assertThat(pages).allSatisfy(page -> assertThat(page).doesNotContain("<script>alert", "<img src=x"));
        assertThat(pages.get(2)).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    private List<String> everyPage() {
        studio.hang(MediaKind.IMAGE, UUID.randomUUID(), 1280, 720, "z-image", FakeStudio.NOW);
        studio.hang(MediaKind.VIDEO, UUID.randomUUID(), 1280, 720, "grok-imagine", FakeStudio.NOW);
        List<String> pages = new ArrayList<>();
        for (MediaKind kind : MediaKind.values()) {
            for (GenerationState state : GenerationState.values()) {
                GenerationView view = studio.put(FakeStudio.view(kind, state, Map.of("aspectRatio", "3:2")));
                pages.add(browser.open("/g/" + view.id()).body());
                pages.add(browser.open("/g/" + view.id() + "/card", HTMX).body());
            }
        }
        for (String path : List.of("/", "/gallery", "/gallery/new", "/about", "/signup", "/credits", "/nowhere")) {
            pages.add(browser.open(path).body());
        }
        pages.add(browser.post("/generate", Map.of("prompt", "A bay"), HTMX).body());
        studio.next = new SubmitOutcome.KeyInFlight();
        pages.add(browser.post("/generate", Map.of("prompt", "A bay")).body());
        return pages;
    }

    private static Rejection rejection(String sentence) {
        return Rejection.of(Rejection.Code.PAUSED, sentence);
    }

    private void assertRefused(SubmitOutcome outcome, int status, String sentence, String way) {
        studio.next = outcome;
        HttpResponse<String> page = browser.post("/generate", Map.of("prompt", "A bay"), HTMX);
        assertThat(page.statusCode()).as(sentence).isEqualTo(status);
        assertThat(page.body()).contains(sentence);
        if (!way.isEmpty()) {
            assertThat(page.body()).containsPattern("class=\"wrong\"[^§]*?href=\"" + way + "\"");
        }
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}

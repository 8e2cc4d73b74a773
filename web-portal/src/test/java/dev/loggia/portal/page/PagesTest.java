package dev.loggia.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.catalog.CatalogRejection;
import dev.loggia.engine.feed.FeedItem;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.platform.Rejection;
import dev.loggia.portal.testing.PortalTest;
import dev.loggia.portal.testing.TestPortal;
import dev.loggia.portal.testing.Views;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds for every page. */
class PagesTest extends PortalTest {
    private static final String[] HTMX = {"HX-Request", "true"};
    private static final String ATTACK = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";

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
                    .doesNotContain(Views.PROMPT)
                    .doesNotContain("??");
        }
    }

    @Test
    void speaksTheReadersLanguageAndTheOneTheyChose() {
        String[] german = {"Accept-Language", "fr-CH, de-AT;q=0.8, en;q=0.5"};
        HttpResponse<String> page = browser.open("/", german);
        assertThat(page.body())
                .contains("<html lang=\"de\"", "Noch 4 von 5 kostenlosen Bildern", "href=\"?lang=en\"", ">English<")
                .doesNotContain("??");
        assertThat(page.headers().allValues("Vary").toString()).contains("Accept-Language");
        assertThat(browser.open("/nowhere", german).body()).contains("Nicht gefunden");
        assertThat(browser.post("/generate", Map.of("prompt", " "), german).body())
                .contains("Beschreib, was auf dem Bild sein soll.");

        HttpResponse<String> chosen = browser.open("/about?lang=en", german);

        assertThat(chosen.body()).contains("<html lang=\"en\"", "How it works", ">Deutsch<");
        assertThat(chosen.headers().firstValue("Set-Cookie").orElse("")).startsWith("lang=en");
        assertThat(browser.open("/about", "Accept-Language", "de", "Cookie", "lang=en")
                        .body())
                .contains("How it works");
        assertThat(browser.open("/about?lang=xx").body()).contains("<html lang=\"en\"");
    }

    @Test
    void everythingOnAPageIsInALandmark() {
        for (String page : everyPage()) {
            if (page.contains("<html")) {
                assertThat(page.replaceAll("(?s)<!--.*?-->", ""))
                        .containsPattern("(?s)<body>\\s*<a class=\"skip\".*?<header class=\"sky\">.*?</header>")
                        .containsPattern(
                                "(?s)</header>(\\s*<ul class=\"arcade\" aria-hidden.*?</ul>)?\\s*<main.*?</main>")
                        .containsPattern("(?s)</main>\\s*<footer.*?</footer>\\s*<p id=\"said\"");
            }
        }
    }

    @Test
    void escapesWhateverComesFromElsewhere() {
        engine.feed.add(new FeedItem(
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
                TestPortal.NOW,
                TestPortal.NOW));
        GenerationView view = Views.view(MediaKind.IMAGE, GenerationState.FAILED, Map.of());
        GenerationView hostile = engine.add(new GenerationView(
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
        engine.answer(new SubmitOutcome.PromptRefused(
                Rejection.of(CatalogRejection.MODEL_UNKNOWN, ATTACK, ATTACK, List.of("Z-Image"))));
        List<String> pages = List.of(
                browser.open("/").body(),
                browser.open("/g/" + hostile.id()).body(),
                browser.post("/generate", Map.of("prompt", ATTACK, "imageModel", ATTACK, "imageRatio", ATTACK))
                        .body());
        assertThat(pages).allSatisfy(page -> assertThat(page).doesNotContain("<script>alert", "<img src=x"));
        assertThat(pages.get(2)).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    private List<String> everyPage() {
        engine.publish(MediaKind.IMAGE, UUID.randomUUID(), 1280, 720, "z-image", TestPortal.NOW);
        engine.publish(MediaKind.VIDEO, UUID.randomUUID(), 1280, 720, "grok-imagine", TestPortal.NOW);
        List<String> pages = new ArrayList<>();
        for (MediaKind kind : MediaKind.values()) {
            for (GenerationState state : GenerationState.values()) {
                GenerationView view = engine.add(Views.view(kind, state, Map.of("aspectRatio", "3:2")));
                pages.add(browser.open("/g/" + view.id()).body());
                pages.add(browser.open("/g/" + view.id() + "/card", HTMX).body());
            }
        }
        for (String path : List.of("/", "/gallery", "/gallery/new", "/about", "/signup", "/credits", "/nowhere")) {
            pages.add(browser.open(path).body());
        }
        pages.add(browser.post("/generate", Map.of("prompt", "A bay"), HTMX).body());
        engine.answer(new SubmitOutcome.KeyInFlight());
        pages.add(browser.post("/generate", Map.of("prompt", "A bay")).body());
        return pages;
    }
}

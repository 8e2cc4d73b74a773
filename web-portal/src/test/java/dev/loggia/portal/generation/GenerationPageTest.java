package dev.loggia.portal.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.RemoveOutcome;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.portal.testing.PortalTest;
import dev.loggia.portal.testing.Views;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A generation's own page and its card. */
class GenerationPageTest extends PortalTest {
    private static final String[] HTMX = {"HX-Request", "true"};

    @Test
    void refreshesItselfWithoutScriptUntilItHasEnded() {
        GenerationView running = engine.add(Views.view(MediaKind.IMAGE, GenerationState.RUNNING, Map.of()));
        GenerationView done = engine.add(Views.view(MediaKind.IMAGE, GenerationState.SUCCEEDED, Map.of()));
        assertThat(browser.open("/g/" + running.id()).body())
                .contains("<noscript><meta http-equiv=\"refresh\" content=\"3\"></noscript>", "Z-Image is painting");
        assertThat(browser.open("/g/" + done.id()).body())
                .doesNotContain("http-equiv=\"refresh\"", "sse-connect")
                .contains("/media/" + done.media().get(0).id() + "?download", "kept until 30 November")
                .contains("<span class=\"ai-label\"")
                .doesNotContain("Open page");
        assertThat(browser.open("/").body()).contains("Open page");
    }

    @Test
    void replacesTheWholeCardAtTheEnd() {
        GenerationView running = engine.add(Views.view(MediaKind.IMAGE, GenerationState.RUNNING, Map.of()));
        GenerationView failed = engine.add(Views.view(MediaKind.VIDEO, GenerationState.FAILED, Map.of()));
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
        GenerationView view = engine.add(Views.view(MediaKind.IMAGE, GenerationState.QUEUED, Map.of()));
        String path = "/g/" + view.id() + "/remove";
        engine.removing = RemoveOutcome.CANCELLED;
        assertThat(browser.post(path, Map.of()).headers().firstValue("Location"))
                .hasValue("/?said=cancelled");
        assertThat(browser.open("/?said=cancelled").body()).contains("Cancelled. It cost nothing.");
        assertThat(browser.post(path, Map.of(), HTMX).body()).contains("Cancelled. It cost nothing.");
        engine.removing = RemoveOutcome.IN_PROGRESS;
        assertThat(browser.post(path, Map.of(), HTMX).statusCode()).isEqualTo(409);
        engine.removing = RemoveOutcome.NOT_FOUND;
        assertThat(browser.post("/g/" + GenerationId.random() + "/remove", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.open("/?said=" + "%3Cb%3E").body()).doesNotContain("notice");
    }

    @Test
    void hasAPageForWhatIsGoneAndForWhatNeverWas() {
        GenerationView view = Views.view(MediaKind.IMAGE, GenerationState.SUCCEEDED, Map.of());
        GenerationView gone = engine.add(new GenerationView(
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
        assertThat(page.body()).contains("No longer available", "seven days");
        for (String path : List.of("/nowhere", "/g/nonsense", "/g/" + GenerationId.random())) {
            HttpResponse<String> lost = browser.open(path);
            assertThat(lost.statusCode()).isEqualTo(404);
            assertThat(lost.body()).contains("Not found", "loggia-");
        }
    }
}

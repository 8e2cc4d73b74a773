package dev.loggia.portal.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.portal.testing.PortalTest;
import dev.loggia.portal.testing.Views;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first page. */
class HomePageTest extends PortalTest {
    private static final String[] HTMX = {"HX-Request", "true"};

    @Test
    void offersTheComposerWithWhatIsLeft() {
        HttpResponse<String> page = browser.open("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("4 of 5 free images left today", "1 of 1 free video left this week")
                .contains("The gallery is empty")
                .containsPattern("value=\"z-image\"[^>]* checked=\"checked\"")
                .containsPattern("value=\"nano-banana\"[^>]* disabled=\"disabled\"");
        assertThat(page.headers().firstValue("Set-Cookie").orElse("")).startsWith("visitor=");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("private, no-store");
    }

    @Test
    void leavesConnectionsForTheRestOfThePage() {
        for (int i = 0; i < 5; i++) {
            engine.add(Views.view(MediaKind.IMAGE, GenerationState.QUEUED, Map.of()));
        }
        String page = browser.open("/").body();
        assertThat(count(page, "sse-connect=\"/api/generations/")).isEqualTo(3);
        assertThat(count(page, "every 4s")).isEqualTo(5);
        assertThat(browser.post("/generate", Map.of("prompt", "A bay"), HTMX).body())
                .contains("every 4s")
                .doesNotContain("sse-connect");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}

package dev.loggia.portal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.feed.FeedItem;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.portal.testing.PortalTest;
import dev.loggia.portal.testing.TestPortal;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The gallery as people see it. */
class GalleryPageTest extends PortalTest {
    private static final String[] HTMX = {"HX-Request", "true"};

    @Test
    void hangsPicturesWithTheirSizesAndWithoutTheirPrompts() {
        UUID picture = UUID.randomUUID();
        UUID film = UUID.randomUUID();
        engine.publish(MediaKind.IMAGE, picture, 1280, 720, "z-image", TestPortal.NOW.minusSeconds(300));
        engine.publish(MediaKind.VIDEO, film, 720, 1280, "grok-imagine", TestPortal.NOW);
        assertThat(browser.open("/").body())
                .containsPattern("src=\"/media/" + picture
                        + "/thumbnail\"[^>]*loading=\"lazy\"[^>]* width=\"1280\" height=\"720\"")
                .contains("poster=\"/media/" + film + "/poster\"", "r-16x9", "r-9x16")
                .contains("*Redacted*", "5 min ago", "Grok Imagine");
    }

    @Test
    void saysThatAMachineMadeThem() {
        engine.publish(MediaKind.IMAGE, UUID.randomUUID(), 100, 100, "z-image", TestPortal.NOW);
        assertThat(browser.open("/gallery").body())
                .contains("<span class=\"ai-label\" title=\"Made by a machine\">AI</span>");
        assertThat(browser.open("/gallery", "Accept-Language", "de").body()).contains(">KI</span>");
    }

    /** An AVIF and a WebM have none, for want of a decoder, and a huge picture for want of memory. */
    @Test
    void showsWhatHasNoPreview() {
        FeedItem avif = withoutPreview(MediaKind.IMAGE, "image/avif", 4096, 4096);
        FeedItem huge = withoutPreview(MediaKind.IMAGE, "image/webp", 10_000, 10_000);
        FeedItem film = withoutPreview(MediaKind.VIDEO, "video/webm", 1280, 720);

        assertThat(browser.open("/gallery").body())
                .contains("<img src=\"" + address(avif) + "\"")
                .doesNotContain(address(huge))
                .contains("Too large to preview")
                .containsPattern("<video src=\"" + address(film) + "\"[^>]* preload=\"metadata\"")
                .doesNotContain("poster=");
    }

    private FeedItem withoutPreview(MediaKind kind, String type, int width, int height) {
        FeedItem like = engine.publish(kind, UUID.randomUUID(), width, height, "z-image", TestPortal.NOW);
        FeedItem.Picture picture = new FeedItem.Picture(UUID.randomUUID(), type, width, height, false);
        FeedItem item = new FeedItem(
                like.id(),
                like.position(),
                kind,
                like.prompt(),
                "free",
                null,
                null,
                like.model(),
                List.of(picture),
                1,
                like.createdAt(),
                like.publishedAt());
        engine.feed.set(0, item);
        return item;
    }

    private static String address(FeedItem item) {
        return "/media/" + item.pictures().get(0).assetId();
    }

    @Test
    void turnsThePagesOfTheGalleryByPosition() {
        for (int i = 0; i < 30; i++) {
            engine.publish(MediaKind.IMAGE, UUID.randomUUID(), 100, 100, "z-image", TestPortal.NOW);
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

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}

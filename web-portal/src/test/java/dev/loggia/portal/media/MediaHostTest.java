package dev.loggia.portal.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.feed.FeedItem;
import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.portal.testing.PortalTest;
import dev.loggia.portal.testing.TestPortal;
import dev.loggia.portal.testing.Views;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Results on a host of their own: nothing else is there, and they are nowhere else. */
@TestPropertySource(
        properties = {"loggia.public-url=https://pictures.example", "loggia.media-url=https://media.example:8443"})
class MediaHostTest extends PortalTest {
    private static final String ORIGIN = "https://media.example:8443";

    @Test
    void resultsAreServedThereForPagesOfAnotherHost() throws Exception {
        String path = "/media/" + stored().id();

        assertThat(at("media.example:8443", path))
                .startsWith("HTTP/1.1 200")
                .contains("Cross-Origin-Resource-Policy: cross-origin", "X-Content-Type-Options: nosniff")
                .contains("Content-Security-Policy: sandbox; default-src 'none'")
                .doesNotContain("Set-Cookie");
        assertThat(at("MEDIA.example:8443", "/media/" + UUID.randomUUID())).startsWith("HTTP/1.1 404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/ping", "/api/models", "/api/feed", "/api/docs", "/problems/gone", "/media", "/mediax", "/"})
    void nothingElseIsThere(String path) throws Exception {
        assertThat(at("media.example:8443", path)).startsWith("HTTP/1.1 404").doesNotContain("Set-Cookie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pictures.example",
                "media.example",
                "media.example:444",
                "evil.example",
                "media.example.evil:8443"
            })
    void everyOtherHostLeadsThere(String host) throws Exception {
        String path = "/media/" + stored().id();

        assertThat(at(host, path)).startsWith("HTTP/1.1 307").contains("Location: " + ORIGIN + path + "\r\n");
        assertThat(at(host, path + "?download")).contains("Location: " + ORIGIN + path + "?download\r\n");
        assertThat(at(host, path + "?x=y")).contains("Location: " + ORIGIN + path + "\r\n");
        assertThat(at(host, "/ping")).startsWith("HTTP/1.1 200");
    }

    @Test
    void everyAddressOfAResultNamesIt() throws Exception {
        GenerationId id = GenerationId.random();
        engine.put(Views.succeeded(id, Views.video(100, null, null)));
        engine.feed.add(new FeedItem(
                GenerationId.random(),
                1,
                MediaKind.IMAGE,
                "*Redacted*",
                "free",
                null,
                null,
                "z-image",
                List.of(new FeedItem.Picture(UUID.randomUUID(), "image/png", 10, 10, true)),
                1,
                TestPortal.NOW,
                TestPortal.NOW));

        for (String path : List.of("/api/generations/" + id, "/api/generations/" + id + "/events", "/api/feed")) {
            assertThat(get(path).body())
                    .as(path)
                    .contains("\"" + ORIGIN + "/media/")
                    .doesNotContain("\"/media/", "pictures.example/media");
        }
        assertThat(get("/api/models")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("img-src 'self' " + ORIGIN + " data:", "media-src 'self' " + ORIGIN + ";");
    }

    private String at(String host, String path) throws Exception {
        return raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    private MediaAsset stored() {
        engine.mediaBytes = new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        MediaAsset asset = Views.video(10, null, null);
        engine.assets.put(asset.id(), asset);
        return asset;
    }
}

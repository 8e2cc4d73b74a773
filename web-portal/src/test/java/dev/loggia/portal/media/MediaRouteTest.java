package dev.loggia.portal.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.media.ByteRange;
import dev.loggia.engine.media.MediaAsset;
import dev.loggia.portal.testing.PortalTest;
import dev.loggia.portal.testing.TestPortal;
import dev.loggia.portal.testing.Views;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaRouteTest extends PortalTest {
    private static final Instant IN_A_WEEK = TestPortal.NOW.plus(Duration.ofDays(7));

    @Test
    void servesAResultSafely() throws Exception {
        MediaAsset asset = stored(IN_A_WEEK, null);

        HttpResponse<byte[]> response = bytes(to("/media/" + asset.id()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(engine.mediaBytes);
        assertThat(header(response, "Content-Type")).isEqualTo("video/mp4");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(response, "Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
        assertThat(header(response, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(header(response, "Content-Disposition"))
                .startsWith("inline; filename=\"loggia-")
                .endsWith(".mp4\"");
        assertThat(header(response, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(bytes(to("/media/" + asset.id() + "?download")), "Content-Disposition"))
                .startsWith("attachment");
    }

    @Test
    void noCacheOutlivesAResultOrItsDeletionByLong() throws Exception {
        MediaAsset unlisted = stored(IN_A_WEEK, null);
        assertThat(header(bytes(to("/media/" + unlisted.id())), "Cache-Control"))
                .isEqualTo("private, max-age=3600");
        assertThat(header(bytes(to("/media/" + unlisted.id() + "/thumbnail")), "Cache-Control"))
                .isEqualTo("private, max-age=3600");

        MediaAsset listed = stored(null, null);
        engine.published.add(listed.generation());
        assertThat(header(bytes(to("/media/" + listed.id())), "Cache-Control"))
                .isEqualTo("public, max-age=3600, s-maxage=300, must-revalidate");

        MediaAsset expiring = stored(TestPortal.NOW.plusSeconds(90), null);
        engine.published.add(expiring.generation());
        assertThat(header(bytes(to("/media/" + expiring.id())), "Cache-Control"))
                .isEqualTo("public, max-age=90, s-maxage=90, must-revalidate");
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-1,0,2", "bytes=6-,6,4", "bytes=-3,7,3", "bytes=8-100,8,2", "bytes=-100,0,10"})
    void servesPartsOfAVideo(String range, int first, int length) throws Exception {
        MediaAsset asset = stored(null, null);

        HttpResponse<byte[]> response = bytes(to("/media/" + asset.id()).header("Range", range));

        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(response.body()).hasSize(length);
        assertThat(response.body()[0]).isEqualTo((byte) first);
        assertThat(header(response, "Content-Range")).isEqualTo("bytes " + first + "-" + (first + length - 1) + "/10");
    }

    @Test
    void refusesRangesBehindTheEndAndIgnoresOddOnes() throws Exception {
        MediaAsset asset = stored(null, null);

        HttpResponse<byte[]> behind = bytes(to("/media/" + asset.id()).header("Range", "bytes=10-"));
        assertThat(behind.statusCode()).isEqualTo(416);
        assertThat(header(behind, "Content-Range")).isEqualTo("bytes */10");
        for (String odd :
                new String[] {"bytes=5-2", "bytes=0-1,3-4", "items=0-1", "bytes=-", "bytes=99999999999999999999-"}) {
            assertThat(bytes(to("/media/" + asset.id()).header("Range", odd)).statusCode())
                    .as(odd)
                    .isEqualTo(200);
        }
        assertThat(bytes(to("/media/" + asset.id()).header("Range", "bytes=0-1").header("If-Range", "\"other\""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void knowsWhatTheBrowserHas() throws Exception {
        MediaAsset asset = stored(null, null);
        String etag = header(bytes(to("/media/" + asset.id())), "ETag");

        assertThat(bytes(to("/media/" + asset.id()).header("If-None-Match", etag))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void answersHead() throws Exception {
        MediaAsset asset = stored(null, null);

        HttpResponse<byte[]> response = bytes(to("/media/" + asset.id()).method("HEAD", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Length")).isEqualTo("10");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void previewsAreServedWhereThereAreSome() throws Exception {
        MediaAsset asset = stored(null, null);

        HttpResponse<byte[]> thumbnail = bytes(to("/media/" + asset.id() + "/thumbnail"));
        assertThat(header(thumbnail, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(thumbnail, "ETag")).isNotEqualTo(header(bytes(to("/media/" + asset.id())), "ETag"));
        assertThat(bytes(to("/media/" + asset.id() + "/poster")).statusCode()).isEqualTo(404);
    }

    @Test
    void saysGoneAndNotFound() throws Exception {
        assertThat(get("/media/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(get("/media/1-1-1-1-1").statusCode()).isEqualTo(404);
        assertThat(get("/media/x/y").statusCode()).isEqualTo(404);
        assertThat(get("/media/" + stored(TestPortal.NOW, null).id()).statusCode())
                .isEqualTo(410);
        HttpResponse<String> deleted =
                get("/media/" + stored(null, TestPortal.NOW).id());
        assertThat(deleted.statusCode()).isEqualTo(410);
        assertThat(deleted.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void rangesAreReadByTheBook() {
        assertThat(ByteRanges.parse("bytes=-0", 10)).hasValue(new ByteRange(10, null));
        assertThat(ByteRanges.parse(null, 10)).isEmpty();
    }

    private MediaAsset stored(@Nullable Instant expires, @Nullable Instant deleted) {
        engine.mediaBytes = new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        MediaAsset asset = Views.video(10, expires, deleted);
        engine.assets.put(asset.id(), asset);
        return asset;
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}

package dev.loggia.portal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.feed.FeedItem;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.portal.testing.EventReader;
import dev.loggia.portal.testing.PortalTest;
import dev.loggia.portal.testing.TestPortal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FeedRouteTest extends PortalTest {

    @Test
    void speaksThePlansShapeWithAbsoluteAddresses() throws Exception {
        engine.feed.add(item(7));

        HttpResponse<String> response = get("/api/feed", "Cookie", "visitor=" + "a".repeat(22));

        JsonNode item = json(response).path("items").get(0);
        assertThat(item.path("type").asString()).isEqualTo("image");
        assertThat(item.path("prompt").asString()).isEqualTo("*Redacted*");
        assertThat(item.path("userType").asString()).isEqualTo("free");
        assertThat(item.path("result").get(0).asString()).startsWith("http://127.0.0.1:" + port() + "/media/");
        assertThat(item.path("media").get(0).path("thumbnailUrl").asString()).startsWith("http://127.0.0.1:");
        assertThat(item.path("creditsUsed").asInt()).isEqualTo(1);
        assertThat(item.path("createdAt").asString()).isEqualTo("2026-11-23T11:59:00Z");
        assertThat(item.path("publishedAt").asString()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(response.headers().firstValue("Cache-Control").orElse("")).contains("private");
        assertThat(engine.viewers).containsOnly(Feed.Viewer.FREE);
    }

    @Test
    void answers304WhenNothingChanged() throws Exception {
        engine.feed.add(item(7));
        String etag = get("/api/feed").headers().firstValue("ETag").orElseThrow();

        assertThat(get("/api/feed", "If-None-Match", etag).statusCode()).isEqualTo(304);
        engine.feed.add(0, item(8));
        assertThat(get("/api/feed", "If-None-Match", etag).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"gzip, deflate, br|gzip", "br;q=1.0, GZIP;q=0.8|gzip", "gzip;q=0|", "deflate|", "x-gzip|"})
    void theFirstPageIsCompressedForWhoReadsThat(String accepted, @Nullable String coding) throws Exception {
        engine.feed.add(item(7));

        HttpResponse<String> response = get("/api/feed", "Accept-Encoding", accepted);

        assertThat(response.headers().firstValue("Content-Encoding")).isEqualTo(Optional.ofNullable(coding));
        assertThat(response.headers().firstValue("Vary")).contains("Accept-Encoding");
    }

    @Test
    void leadsFromPageToPage() throws Exception {
        for (long position = 3; position > 0; position--) {
            engine.feed.add(item(position));
        }

        JsonNode first = json(get("/api/feed?limit=2"));
        assertThat(first.path("nextUrl").asString()).startsWith("http://127.0.0.1:" + port() + "/api/feed?before=");
        JsonNode second = json(get(first.path("nextUrl").asString().replaceFirst("http://[^/]+", "")));

        assertThat(first.path("items").size()).isEqualTo(2);
        assertThat(second.path("items").size()).isEqualTo(1);
        assertThat(second.has("next")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=-1",
                "limit=101",
                "limit=1000000000",
                "limit=99999999999999999999",
                "limit=x",
                "before=-5",
                "before=1%27%20or%201=1--",
                "before=1e9",
                "before="
            })
    void refusesTamperedPages(String query) throws Exception {
        HttpResponse<String> response = get("/api/feed?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("code").asString()).isEqualTo("invalid_request");
    }

    @Test
    void tellsWhatCameAndWhatWent() throws Exception {
        FeedItem old = item(1);
        engine.feed.add(old);
        try (EventReader events = events("/api/feed/events", "Last-Event-ID", "0")) {
            assertThat(events.next()).containsEntry("id", "1").containsEntry("event", "item");

            FeedItem fresh = item(2);
            engine.feed.add(0, fresh);
            engine.feedChanged();
            Map<String, String> came = events.next();
            assertThat(came).containsEntry("id", "2");
            assertThat(JSON.readTree(came.get("data")).path("prompt").asString())
                    .isEqualTo("*Redacted*");

            engine.feed.remove(old);
            engine.feedChanged();
            Map<String, String> went = events.next();
            assertThat(went).containsEntry("event", "removed");
            assertThat(went.get("data")).contains(old.id().toString());
        }
    }

    private static FeedItem item(long position) {
        return new FeedItem(
                GenerationId.random(),
                position,
                MediaKind.IMAGE,
                "*Redacted*",
                "free",
                null,
                null,
                "z-image",
                List.of(new FeedItem.Picture(UUID.randomUUID(), "image/png", 10, 10, true)),
                1,
                TestPortal.NOW.minusSeconds(60),
                TestPortal.NOW);
    }
}

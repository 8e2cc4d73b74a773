package dev.loggia.portal.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.engine.generation.RemoveOutcome;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.portal.testing.EventReader;
import dev.loggia.portal.testing.PortalTest;
import dev.loggia.portal.testing.Views;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class GenerationRouteTest extends PortalTest {
    private final GenerationId id = GenerationId.random();
    private final String path = "/api/generations/" + id;

    @Test
    void showsHowItStands() throws Exception {
        engine.put(Views.queued(id, 2));

        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode body = json(response);
        assertThat(body.path("state").asString()).isEqualTo("queued");
        assertThat(body.path("status").asString()).isEqualTo("processing");
        assertThat(body.path("placeInQueue").asInt()).isEqualTo(2);
        assertThat(body.has("prompt")).isFalse();
        assertThat(body.path("links").path("cancel").asString()).isEqualTo(path);
    }

    @Test
    void whatIsNotAnIdIsNotFound() throws Exception {
        for (String bad : List.of("/api/generations/1-1-1-1-1", "/api/generations/x", path)) {
            assertThat(get(bad).statusCode()).isEqualTo(404);
            assertThat(get(bad + "/events").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aStreamHasNoHeadOfItsOwn() throws Exception {
        engine.put(Views.running(id));

        assertThat(send(to(path + "/events").method("HEAD", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({"CANCELLED,200,cancelled", "DELETED,200,deleted", "IN_PROGRESS,409,", "NOT_FOUND,404,"})
    void removes(RemoveOutcome outcome, int status, String word) throws Exception {
        engine.removing = outcome;

        HttpResponse<String> response = send(to(path).DELETE());

        assertThat(response.statusCode()).isEqualTo(status);
        if (word != null) {
            assertThat(json(response).path("outcome").asString()).isEqualTo(word);
        }
    }

    @Test
    void tellsEveryChangeUntilTheEnd() throws Exception {
        engine.put(Views.queued(id, 2));
        try (EventReader events = events(path + "/events")) {
            assertThat(events.response().headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            Map<String, String> first = events.next();
            assertThat(first).containsEntry("event", "state").containsEntry("id", "2");
            assertThat(JSON.readTree(first.get("data")).path("placeInQueue").asInt())
                    .isEqualTo(2);

            engine.put(Views.running(id));
            assertThat(JSON.readTree(events.next().get("data")).path("state").asString())
                    .isEqualTo("running");

            engine.put(Views.succeeded(id, Views.video(10, null, null)));
            JsonNode last = JSON.readTree(events.next().get("data"));
            assertThat(last.path("status").asString()).isEqualTo("completed");
            assertThat(last.path("result").size()).isEqualTo(1);
            assertThat(events.next()).containsEntry("event", "end");
            assertThat(events.next()).isEmpty();
        }
        await().until(() -> engine.watchersOf(id) == 0);
    }

    @Test
    void keepsASilentStreamAliveAndNoticesTheGoneListener() throws Exception {
        engine.put(Views.running(id));
        try (EventReader events = events(path + "/events")) {
            events.next();
            assertThat(events.nextRaw()).containsKey("comment");
            assertThat(events.nextRaw()).containsKey("comment");
        }
        await().until(() -> engine.watchersOf(id) == 0);
    }

    @Test
    void stopsABrowserThatKnowsTheEnd() throws Exception {
        engine.put(Views.succeeded(id, Views.video(10, null, null)));

        assertThat(get(path + "/events", "Last-Event-ID", "9").statusCode()).isEqualTo(204);
        try (EventReader events = events(path + "/events", "Last-Event-ID", "3")) {
            assertThat(events.next()).containsEntry("id", "9");
            assertThat(events.next()).containsEntry("event", "end");
            assertThat(events.next()).isEmpty();
        }
    }

    @Test
    void saysWhenItWasDeleted() throws Exception {
        engine.put(Views.running(id));
        try (EventReader events = events(path + "/events")) {
            events.next();
            engine.generations.remove(id);
            assertThat(events.next()).containsEntry("event", "gone");
            assertThat(events.next()).containsEntry("event", "end");
            assertThat(events.next()).isEmpty();
        }
    }

    @Test
    void oneAddressOpensOnlySoManyStreams() throws Exception {
        engine.put(Views.running(id));
        List<EventReader> open = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            EventReader events = events(path + "/events");
            assertThat(events.next()).containsKey("data");
            open.add(events);
        }
        assertThat(get(path + "/events").statusCode()).isEqualTo(429);

        open.get(0).close();
        await().until(() -> engine.watchersOf(id) == 2);
        try (EventReader again = events(path + "/events")) {
            assertThat(again.response().statusCode()).isEqualTo(200);
        }
        open.get(1).close();
        open.get(2).close();
        await().until(() -> engine.watchersOf(id) == 0);
    }
}

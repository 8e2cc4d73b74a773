package dev.loggia.portal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.quota.RateDecision;
import dev.loggia.portal.testing.PortalTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KieWebhookTest extends PortalTest {
    private final GenerationId id = GenerationId.random();

    @Test
    void wakesTheJobOfAGenuineCall() throws Exception {
        HttpResponse<String> response = post(
                "/webhooks/kie/" + id + "/2/good",
                "task-1",
                "Origin",
                "https://kie.example",
                "Sec-Fetch-Site",
                "cross-site");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(response.body())).isEqualTo(JSON.readTree("{\"code\":200,\"msg\":\"success\"}"));
        assertThat(engine.called).containsExactly(id + "/2/task-1");
    }

    @Test
    void aForgerLearnsNothingAndChangesNothing() throws Exception {
        for (String path :
                List.of(id + "/1/bad", "x/1/good", id + "/0/good", id + "/one/good", id + "/1/" + "a".repeat(300))) {
            HttpResponse<String> response = post("/webhooks/kie/" + path, "task-1");
            assertThat(response.statusCode()).as(path).isEqualTo(401);
            assertThat(response.body()).isEmpty();
        }
        assertThat(engine.called).isEmpty();
    }

    @Test
    void aGenuineCallWithoutATaskIsABadRequest() throws Exception {
        assertThat(post("/webhooks/kie/" + id + "/1/good", "").statusCode()).isEqualTo(400);
        assertThat(engine.called).isEmpty();
    }

    @Test
    void readsAtMostOneMebibyte() throws Exception {
        // Refused by its length alone: a client that sends on may find the connection closed before it has read the
        // answer.
        assertThat(rawStatus("POST /webhooks/kie/" + id + "/1/good HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                        + (1024 * 1024 + 1) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
        assertThat(post("/webhooks/kie/" + id + "/1/good", "a".repeat(1024 * 1024))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void callsAreLimited() throws Exception {
        engine.rate = new RateDecision.Limited(Duration.ofSeconds(1));

        assertThat(post("/webhooks/kie/" + id + "/1/good", "task-1").statusCode())
                .isEqualTo(429);
        assertThat(engine.called).isEmpty();
    }

    @Test
    void aChatPlatformIsNotCountedAsAVisitor() throws Exception {
        engine.rate = new RateDecision.Limited(Duration.ofSeconds(1));

        assertThat(post("/webhooks/platform", "{}").statusCode()).isEqualTo(200);
    }

    /** Other providers send forms and sign them: nothing may have read the body before the webhook does. */
    @Test
    void aFormArrivesAsTheBytesThatWereSent() throws Exception {
        GenerationId id = GenerationId.random();

        HttpResponse<String> response = send(to("/webhooks/kie/" + id + "/2/good")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("task=1&task=2")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(engine.called).containsExactly(id + "/2/task=1&task=2");
    }
}

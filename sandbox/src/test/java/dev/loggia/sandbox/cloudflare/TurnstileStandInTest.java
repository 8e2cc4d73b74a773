package dev.loggia.sandbox.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The protocol, as developers.cloudflare.com describes it. */
class TurnstileStandInTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final TurnstileStandIn turnstile = TurnstileStandIn.start("s", () -> now);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        turnstile.close();
    }

    @Test
    void aTokenCountsOnceAndTellsWhereItWasSolved() throws Exception {
        String token = turnstile.solve("example.org", "login");

        JsonNode first = ask(FORM, "secret=s&response=" + token);
        assertThat(first.path("success").asBoolean()).isTrue();
        assertThat(first.path("hostname").asString()).isEqualTo("example.org");
        assertThat(first.path("action").asString()).isEqualTo("login");
        assertThat(first.path("challenge_ts").asString()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(code(ask(FORM, "secret=s&response=" + token))).isEqualTo("timeout-or-duplicate");
    }

    @Test
    void aTokenLivesForFiveMinutes() throws Exception {
        String token = turnstile.solve("example.org", "login");
        now = now.plusSeconds(301);
        assertThat(code(ask(FORM, "secret=s&response=" + token))).isEqualTo("timeout-or-duplicate");
    }

    @Test
    void theSameQuestionHasTheSameAnswer() throws Exception {
        String body = "{\"secret\": \"s\", \"response\": \"" + turnstile.solve("example.org", "login")
                + "\", \"idempotency_key\": \"k\"}";
        turnstile.failNext(1);
        assertThat(code(ask("application/json", body))).isEqualTo("internal-error");
        assertThat(ask("application/json", body).path("success").asBoolean()).isTrue();
        assertThat(ask("application/json", body).path("success").asBoolean()).isTrue();
    }

    @Test
    void namesWhatIsMissingOrWrong() throws Exception {
        assertThat(code(ask(FORM, "response=x"))).isEqualTo("missing-input-secret");
        assertThat(code(ask(FORM, "secret=s"))).isEqualTo("missing-input-response");
        assertThat(code(ask(FORM, "secret=other&response=x"))).isEqualTo("invalid-input-secret");
        assertThat(code(ask(FORM, "secret=s&response=x"))).isEqualTo("invalid-input-response");
        assertThat(code(ask("text/plain", "secret=s"))).isEqualTo("bad-request");
    }

    @Test
    void knowsTheKeysForTests() throws Exception {
        String dummy = "&response=" + TurnstileStandIn.TEST_TOKEN;
        assertThat(ask(FORM, "secret=" + TurnstileStandIn.TEST_SECRET_PASSES + dummy)
                        .path("success")
                        .asBoolean())
                .isTrue();
        assertThat(code(ask(FORM, "secret=" + TurnstileStandIn.TEST_SECRET_FAILS + dummy)))
                .isEqualTo("invalid-input-response");
        assertThat(code(ask(FORM, "secret=" + TurnstileStandIn.TEST_SECRET_SPENT + dummy)))
                .isEqualTo("timeout-or-duplicate");
        assertThat(code(ask(FORM, "secret=s" + dummy))).isEqualTo("invalid-input-response");
    }

    private static String code(JsonNode answer) {
        assertThat(answer.path("success").asBoolean(true)).isFalse();
        return answer.path("error-codes").path(0).asString();
    }

    private JsonNode ask(String type, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(turnstile.siteverify())
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return JsonMapper.shared().readTree(answer.body());
    }
}

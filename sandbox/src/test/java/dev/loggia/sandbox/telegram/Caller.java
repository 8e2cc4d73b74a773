package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Speaks to the stand-in without any library. */
final class Caller {
    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private final TelegramStandIn telegram;
    private final HttpClient http = HttpClient.newHttpClient();

    Caller(TelegramStandIn telegram) {
        this.telegram = telegram;
    }

    /** The whole answer; the body is written with single quotes. */
    JsonNode call(String method, String json) throws IOException, InterruptedException {
        return Json.read(http.send(request(method, json), HttpResponse.BodyHandlers.ofString())
                .body());
    }

    CompletableFuture<JsonNode> later(String method, String json) {
        return http.sendAsync(request(method, json), HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> Json.read(response.body()));
    }

    JsonNode result(String method, String json) throws IOException, InterruptedException {
        JsonNode answer = call(method, json);
        if (!answer.path("ok").asBoolean(false)) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.path("result");
    }

    /** {@code code description} of a refusal, or "200". */
    String said(String method, String json) throws IOException, InterruptedException {
        JsonNode answer = call(method, json);
        return answer.path("ok").asBoolean(false)
                ? "200"
                : answer.path("error_code").asInt(0) + " " + Json.string(answer, "description");
    }

    private HttpRequest request(String method, String json) {
        return HttpRequest.newBuilder(URI.create(telegram.baseUri() + "/bot" + telegram.token() + "/" + method))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')))
                .build();
    }
}

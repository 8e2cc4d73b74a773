package dev.loggia.sandbox.kie;

import static org.awaitility.Awaitility.await;

import dev.loggia.sandbox.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A client of the stand-in, as short as the tests want it. */
final class Caller {
    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final String key;

    Caller(KieStandIn standIn, String key) {
        this(standIn.baseUri(), key);
    }

    Caller(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    static ObjectNode task(String model, String prompt) {
        ObjectNode body = Json.object();
        body.put("model", model);
        body.putObject("input").put("prompt", prompt).put("aspect_ratio", "1:1");
        return body;
    }

    JsonNode create(String prompt) {
        return post("/api/v1/jobs/createTask", task("z-image", prompt));
    }

    JsonNode create(String prompt, String callBackUrl) {
        return post("/api/v1/jobs/createTask", task("z-image", prompt).put("callBackUrl", callBackUrl));
    }

    String accepted(String prompt) {
        return create(prompt).path("data").path("taskId").asString();
    }

    JsonNode record(String taskId) {
        return get("/api/v1/jobs/recordInfo?taskId=" + taskId);
    }

    /** Waits for the end; gives recordInfo's data. */
    JsonNode ended(String taskId) {
        return await().pollInterval(Duration.ofMillis(10))
                .until(() -> record(taskId).path("data"), data -> Set.of("success", "fail")
                        .contains(data.path("state").asString("")));
    }

    URI result(JsonNode data) {
        return URI.create(Json.read(data.path("resultJson").asString())
                .path("resultUrls")
                .path(0)
                .asString());
    }

    JsonNode tasks() {
        return get("/__admin/tasks");
    }

    JsonNode get(String path) {
        return Json.read(send(request(path).GET()).body());
    }

    JsonNode post(String path, JsonNode body) {
        return Json.read(raw(path, body).body());
    }

    HttpResponse<String> raw(String path, JsonNode body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(Json.text(body))));
    }

    HttpResponse<byte[]> fetch(URI uri) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }

    static Set<String> names(JsonNode node) {
        return new TreeSet<>(node.propertyNames());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A bot's own HTTP client, which was told the base address. */
final class Client {
    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final DiscordStandIn discord;

    Client(DiscordStandIn discord) {
        this.discord = discord;
    }

    record Answer(int status, JsonNode json, HttpResponse<String> whole) {
        int code() {
            return json.path("code").asInt(-1);
        }
    }

    Answer call(String method, String path, String json) throws IOException, InterruptedException {
        return answer(http.send(request(method, path, "application/json", bytes(json)), BodyHandlers.ofString()));
    }

    CompletableFuture<Answer> calls(String method, String path, String json) {
        return http.sendAsync(request(method, path, "application/json", bytes(json)), BodyHandlers.ofString())
                .thenApply(Client::answer);
    }

    /** One file beside the JSON. */
    Answer upload(String method, String path, String json, String name, byte[] file)
            throws IOException, InterruptedException {
        String head = "--xyz\r\nContent-Disposition: form-data; name=\"payload_json\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + json + "\r\n--xyz\r\n"
                + "Content-Disposition: form-data; name=\"files[0]\"; filename=\"" + name + "\"\r\n\r\n";
        byte[] start = bytes(head);
        byte[] end = bytes("\r\n--xyz--\r\n");
        byte[] body = new byte[start.length + file.length + end.length];
        System.arraycopy(start, 0, body, 0, start.length);
        System.arraycopy(file, 0, body, start.length, file.length);
        System.arraycopy(end, 0, body, start.length + file.length, end.length);
        return answer(
                http.send(request(method, path, "multipart/form-data; boundary=xyz", body), BodyHandlers.ofString()));
    }

    /** Answers an interaction. */
    Answer answers(Interaction interaction, String json) throws IOException, InterruptedException {
        return call("POST", "/interactions/" + interaction.id() + "/" + interaction.token() + "/callback", json);
    }

    /** The path of the messages that an interaction's token opens. */
    String opened(Interaction interaction) {
        return "/webhooks/" + discord.applicationId() + "/" + interaction.token();
    }

    /** Registers a bare /imagine. */
    void registers() throws IOException, InterruptedException {
        call("PUT", "/applications/" + discord.applicationId() + "/commands", """
            [{"name": "imagine", "description": "Makes a picture", "integration_types": [0], "contexts": [0, 1]}]""");
    }

    private HttpRequest request(String method, String path, String type, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(discord.restBase() + path))
                .header("User-Agent", "DiscordBot (https://example.org, 1)")
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            request.header("Content-Type", type);
        }
        if (!path.startsWith("/webhooks") && !path.startsWith("/interactions")) {
            request.header("Authorization", "Bot " + discord.token());
        }
        return request.build();
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(response.statusCode(), Json.read(response.body()), response);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

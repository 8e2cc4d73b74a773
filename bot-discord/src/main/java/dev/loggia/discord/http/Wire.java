package dev.loggia.discord.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalDouble;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Connections to Discord's HTTP API: at most so many requests at once over connections that are kept, so that a burst does not
 * open sixty of them at the same time. It waits where Discord said so, by the key of the request, and for nobody else.
 */
final class Wire {
    private static final int TOO_MANY = 429;
    private static final int ANSWER_LIMIT = 4 << 20;

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient client;
    private final Semaphore places;
    private final Endpoint endpoint;
    private final Gates gates;

    /**
     * @param api the root of the API's version, without a slash at its end
     * @param agent as Discord wants it: {@code DiscordBot (url, version)}
     * @param atOnce requests at the same time
     * @param patience for one request, waiting for its turn not included
     */
    record Endpoint(URI api, String agent, int atOnce, Duration patience) {}

    /**
     * @param key whose limit it counts against
     * @param path below the API's root
     * @param authorization the header's value; null for what a token in the path authorizes
     */
    record Ask(
            String method,
            String path,
            String key,
            @Nullable String authorization,
            @Nullable Payload body) {}

    Wire(Endpoint endpoint, InstantSource time) {
        this.endpoint = endpoint;
        this.places = new Semaphore(endpoint.atOnce(), true);
        this.gates = new Gates(time);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(3))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    Reply send(Ask ask) {
        String content = ask.body() == null ? null : ask.body().json().toString();
        return send(ask, content);
    }

    Reply send(Ask ask, @Nullable String content) {
        Duration shut = gates.shutFor(ask.key());
        if (!shut.isZero()) {
            return new Reply.Limited(shut);
        }
        try {
            if (!places.tryAcquire(endpoint.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                return new Reply.Failed("too many requests wait for their turn");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Failed("interrupted");
        }
        try {
            return exchange(ask, content);
        } finally {
            places.release();
        }
    }

    private Reply exchange(Ask ask, @Nullable String content) {
        if (ask.body() == null || ask.body().files().isEmpty()) {
            return exchange(
                    ask,
                    content == null ? BodyPublishers.noBody() : BodyPublishers.ofString(content),
                    content == null ? null : "application/json");
        }
        try (Multipart multipart =
                new Multipart(String.valueOf(content), ask.body().files())) {
            return exchange(ask, multipart.body(), multipart.contentType());
        } catch (RuntimeException e) {
            return new Reply.Failed("a file could not be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Reply exchange(Ask ask, HttpRequest.BodyPublisher body, @Nullable String contentType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint.api() + ask.path()))
                .timeout(endpoint.patience())
                .header("User-Agent", endpoint.agent())
                .method(ask.method(), body);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (ask.authorization() != null) {
            request.header("Authorization", ask.authorization());
        }
        try {
            return read(ask, client.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException | UncheckedIOException e) {
            return new Reply.Failed(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Failed("interrupted");
        }
    }

    private Reply read(Ask ask, HttpResponse<java.io.InputStream> response) throws IOException {
        byte[] bytes;
        try (var stream = response.body()) {
            bytes = stream.readNBytes(ANSWER_LIMIT);
        }
        JsonNode body = parse(bytes);
        int status = response.statusCode();
        if (status == TOO_MANY) {
            Duration wait = Gates.length(retryAfter(body, response));
            gates.shut(ask.key(), wait);
            return new Reply.Limited(wait);
        }
        gates.heed(ask.key(), response.headers());
        if (status >= 200 && status < 300) {
            return new Reply.Ok(body);
        }
        return status >= 500
                ? new Reply.Failed("HTTP " + status)
                : new Reply.Refused(status, body.path("code").asInt(0));
    }

    private static double retryAfter(JsonNode body, HttpResponse<?> response) {
        JsonNode told = body.path("retry_after");
        OptionalDouble header = Gates.seconds(response.headers(), "Retry-After");
        return told.isNumber() ? told.asDouble() : header.orElse(1);
    }

    private JsonNode parse(byte[] bytes) {
        try {
            return bytes.length == 0 ? MissingNode.getInstance() : json.readTree(bytes);
        } catch (JacksonException e) {
            // An error page of something in between; the status says enough.
            return MissingNode.getInstance();
        }
    }
}

package dev.loggia.server.journey;

import dev.loggia.engine.testing.AuditOf;
import dev.loggia.engine.testing.TestDatabase;
import dev.loggia.engine.testing.TestRedis;
import dev.loggia.sandbox.kie.KieStandIn;
import dev.loggia.sandbox.kie.Options;
import dev.loggia.server.LoggiaServer;
import dev.loggia.server.RunningLoggia;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All of Loggia in this JVM on a database of its own, with a stand-in that is quick, and a client for its API. */
public final class Loggia implements AutoCloseable {
    public static final JsonMapper JSON = JsonMapper.shared();

    private final TestDatabase database = TestDatabase.create();
    private final KieStandIn kie = KieStandIn.start(Options.fast().toBuilder()
            .webhookHmacKey("a-webhook-key-for-tests")
            .rateLimit(0)
            .build());
    private final RunningLoggia running;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private volatile @Nullable String address;

    private Loggia(Path folder, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--PORT=0",
                "--LOGGIA_DATA=" + folder.resolve("data"),
                "--DATABASE_URL=" + database.url(),
                "--REDIS_URL=" + TestRedis.shared().url(),
                "--KIE_BASE_URL=" + kie.baseUri(),
                "--KIE_WEBHOOK_KEY=a-webhook-key-for-tests",
                "--loggia.kie.api-key=a-key-for-the-stand-in",
                "--loggia.media.allowed-origins=" + kie.baseUri(),
                "--loggia.rates.read.free-burst=100000",
                "--loggia.rates.read.free-per-minute=100000",
                "--loggia.work.poll=50ms"));
        arguments.removeIf(
                own -> Arrays.stream(settings).anyMatch(other -> nameOf(other).equals(nameOf(own))));
        arguments.addAll(Arrays.asList(settings));
        running = LoggiaServer.start(arguments.toArray(String[]::new));
    }

    /** With settings beside the defaults or instead of them, as {@code --name=value}. */
    public static Loggia start(Path folder, String... settings) {
        return new Loggia(folder, settings);
    }

    /** Behind a proxy, so that {@link #comeFrom} can give each test an address, and with it a quota, of its own. */
    public static Loggia behindProxy(Path folder, String... settings) {
        String[] trusting = {"--LOGGIA_CLIENT_ADDRESS=trusted-proxy", "--LOGGIA_TRUSTED_PROXIES=127.0.0.1,::1"};
        return new Loggia(
                folder, Stream.of(trusting, settings).flatMap(Arrays::stream).toArray(String[]::new));
    }

    /** All that is sent from now on comes from this address. */
    public void comeFrom(String other) {
        address = other;
    }

    private static String nameOf(String argument) {
        return argument.substring(0, argument.indexOf('='));
    }

    public URI uri(String path) {
        return URI.create(running.baseUri().toString().replaceAll("/$", "") + path);
    }

    /** All beans of a type, to look inside. */
    public <T> Collection<T> beans(Class<T> type) {
        return running.beans(type);
    }

    public KieStandIn kie() {
        return kie;
    }

    public TestDatabase database() {
        return database;
    }

    /** What breaks an invariant: nothing. */
    public List<String> auditFindings() {
        return AuditOf.run(database);
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    public HttpResponse<String> delete(String path, String... headers) {
        return send(withHeaders(HttpRequest.newBuilder(uri(path)).DELETE(), headers));
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send(withHeaders(
                HttpRequest.newBuilder(uri(path))
                        .setHeader("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                headers));
    }

    /** Asks for a free image or video and returns the answer's JSON; {@code waits} like {@code Prefer: wait=30}. */
    public HttpResponse<String> ask(String kind, String prompt, String settings, boolean waits) {
        String body = "{\"prompt\": " + JSON.writeValueAsString(prompt) + ", \"settings\": " + settings + "}";
        return waits
                ? post("/api/generate/free/" + kind, body, "Prefer", "wait=30")
                : post("/api/generate/free/" + kind, body);
    }

    /** Asks with default settings, expects 202 and returns the answer. */
    public JsonNode accepted(String kind, String prompt) {
        HttpResponse<String> answer = ask(kind, prompt, "{}", false);
        if (answer.statusCode() != 202) {
            throw new AssertionError("Not accepted: " + answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    /** Waits until a generation has ended and returns it. */
    public JsonNode awaitEnd(String id) {
        return Awaitility.await("the end of a generation")
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> json(get("/api/generations/" + id)), Loggia::ended);
    }

    public static boolean ended(JsonNode generation) {
        return List.of("succeeded", "failed", "cancelled")
                .contains(generation.path("state").asString());
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    public byte[] bytes(URI uri) {
        try {
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        String from = address;
        if (from != null) {
            request.setHeader("X-Forwarded-For", from);
        }
        try {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder withHeaders(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    @Override
    public void close() {
        running.close();
        kie.close();
        database.close();
    }
}

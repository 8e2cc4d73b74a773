package dev.loggia.server.journey;

import dev.loggia.engine.testing.AuditOf;
import dev.loggia.engine.testing.TestDatabase;
import dev.loggia.sandbox.kie.KieStandIn;
import dev.loggia.sandbox.kie.Options;
import dev.loggia.server.LoggiaServer;
import dev.loggia.server.RunningLoggia;
import dev.loggia.server.local.FreePort;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Several nodes in this JVM on one database and one stand-in for the provider, whose callbacks go to the first node. */
final class Cluster implements AutoCloseable {
    private final TestDatabase database = TestDatabase.create();
    private final KieStandIn kie =
            KieStandIn.start(Options.fast().toBuilder().rateLimit(0).build());
    private final int firstPort = FreePort.any();
    private final Path folder;
    private final String redisUrl;
    private final List<Node> nodes = new ArrayList<>();

    Cluster(Path folder, String redisUrl) {
        this.folder = folder;
        this.redisUrl = redisUrl;
    }

    /** Starts one more node. */
    Node start(String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--PORT=" + (nodes.isEmpty() ? firstPort : 0),
                "--PUBLIC_URL=http://localhost:" + firstPort,
                "--LOGGIA_DATA=" + folder.resolve("node" + nodes.size()),
                "--LOGGIA_SECRET=one-secret-for-all-nodes-0123456789",
                "--DATABASE_URL=" + database.url(),
                "--REDIS_URL=" + redisUrl,
                "--KIE_BASE_URL=" + kie.baseUri(),
                "--loggia.kie.api-key=a-key-for-the-stand-in",
                "--loggia.media.allowed-origins=" + kie.baseUri(),
                "--loggia.quota.images-per-day=1000",
                "--loggia.rates.generate.free-burst=1000",
                "--loggia.rates.read.free-burst=100000",
                "--loggia.work.poll=50ms"));
        arguments.addAll(Arrays.asList(settings));
        Node node = new Node(LoggiaServer.start(arguments.toArray(String[]::new)));
        nodes.add(node);
        return node;
    }

    TestDatabase database() {
        return database;
    }

    /** Tasks under way at the provider, as the provider sees it. */
    long atProvider() {
        JsonNode tasks = JsonMapper.shared()
                .readTree(Node.send(HttpRequest.newBuilder(kie.baseUri().resolve("/__admin/tasks"))
                                .header("Authorization", "Bearer any"))
                        .body())
                .path("tasks");
        return tasks.valueStream()
                .filter(task ->
                        !List.of("success", "fail").contains(task.path("state").asString()))
                .count();
    }

    List<String> auditFindings() {
        return AuditOf.run(database);
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.running.close());
        kie.close();
        database.close();
    }

    /** One node and how to talk to it. */
    static final class Node {
        private static final HttpClient HTTP = HttpClient.newHttpClient();
        private final RunningLoggia running;

        private Node(RunningLoggia running) {
            this.running = running;
        }

        URI uri(String path) {
            return running.baseUri().resolve(path);
        }

        HttpResponse<String> get(String path) {
            return send(HttpRequest.newBuilder(uri(path)));
        }

        /** Asks for a free image and returns its id. */
        String accepted(String prompt) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/api/generate/free/image"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"prompt\": \"" + prompt + "\"}")));
            if (answer.statusCode() != 202) {
                throw new AssertionError("Not accepted: " + answer.statusCode() + " " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body()).path("id").asString();
        }

        /** The events of a generation, all of them once it has ended. */
        CompletableFuture<String> events(String id) {
            return HTTP.sendAsync(
                            HttpRequest.newBuilder(uri("/api/generations/" + id + "/events"))
                                    .build(),
                            BodyHandlers.ofString())
                    .thenApply(HttpResponse::body);
        }

        /** How many generations this node ended. */
        double ended() {
            return running.bean(MeterRegistry.class).find("loggia.generation.ended").counters().stream()
                    .mapToDouble(Counter::count)
                    .sum();
        }

        static HttpResponse<String> send(HttpRequest.Builder request) {
            return HTTP.sendAsync(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString())
                    .join();
        }
    }
}

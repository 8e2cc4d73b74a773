package dev.loggia.proof.storm;

import dev.loggia.proof.cluster.Node;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** The free route, through one node after the other, as a balancer without a health check would. */
final class VisitorDoor implements Door {
    private static final int ADDRESSES = 200;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<Integer> COME_AGAIN = Set.of(408, 409, 425, 429, 500, 502, 503, 504);

    private final List<Node> nodes;
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    VisitorDoor(List<Node> nodes) {
        this.nodes = nodes;
    }

    @Override
    public UUID ask(Job job) throws NotNow, Refused {
        Node node = nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
        HttpRequest request = HttpRequest.newBuilder(node.baseUri().resolve("/api/generate/free/image"))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", job.key())
                .header("X-Forwarded-For", "198.51." + (job.requester(ADDRESSES) + 1) + ".7")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("prompt", job.words()))))
                .build();
        try {
            return read(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new NotNow(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotNow("interrupted");
        }
    }

    private static UUID read(HttpResponse<String> answer) throws NotNow, Refused {
        if (answer.statusCode() == 202) {
            return UUID.fromString(JSON.readTree(answer.body()).path("id").asString());
        }
        if (COME_AGAIN.contains(answer.statusCode())) {
            throw new NotNow("HTTP " + answer.statusCode());
        }
        throw new Refused("HTTP " + answer.statusCode());
    }
}

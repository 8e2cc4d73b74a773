package dev.loggia.proof.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The harness itself: a node that is killed comes back, a database that is stopped in the middle keeps what it has. */
class ClusterTest {
    @TempDir
    private Path folder;

    @Test
    void aNodeMakesAPictureAfterEverythingWasKilledOnce() throws Exception {
        ClusterOptions options =
                ClusterOptions.in(folder).withNodes(1).withFiles().withFaults(true);
        try (Cluster cluster = Cluster.open(options)) {
            cluster.startNodes();
            assertThat(ask(cluster.node(0), "one")).isEqualTo(202);
            cluster.node(0).kill();
            cluster.postgres().stopImmediately();
            cluster.postgres().start();
            cluster.redis().kill();
            cluster.redis().start();
            cluster.node(0).start();
            assertThat(ask(cluster.node(0), "two")).isEqualTo(202);
            await().atMost(Duration.ofSeconds(60)).until(() -> succeeded(cluster) == 2);
            assertThat(cluster.provider().tasks())
                    .allMatch(task -> task.generation().length() == 36 && task.attempt() > 0)
                    .hasSizeGreaterThanOrEqualTo(2);
            assertThat(cluster.node(0).starts()).isEqualTo(2);
        }
    }

    /** The product waits 20 s for a silent database; here it is 2 s, so that the test is short. */
    @Test
    void aNodeGoesOnWhenItsConnectionsToTheDatabaseAreForgotten() throws Exception {
        ClusterOptions options =
                ClusterOptions.in(folder).withNodes(1).withFiles().withFaults(true);
        try (Cluster cluster = Cluster.open(options)) {
            cluster.node(0)
                    .start(List.of("-Dspring.datasource.hikari.data-source-properties.socketTimeout=2"), Map.of());
            assertThat(ask(cluster.node(0), "one")).isEqualTo(202);
            cluster.proxies().database().forget();
            await().atMost(Duration.ofSeconds(60)).until(() -> succeeded(cluster) == 1);
            assertThat(ask(cluster.node(0), "two")).isEqualTo(202);
            await().atMost(Duration.ofSeconds(60)).until(() -> succeeded(cluster) == 2);
        }
    }

    private static int succeeded(Cluster cluster) {
        return cluster.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from generation where state = 'SUCCEEDED'")
                        .mapTo(Integer.class)
                        .one());
    }

    private static int ask(Node node, String words) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(node.baseUri().resolve("/api/generate/free/image"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "198.51.100.7")
                .POST(BodyPublishers.ofString("{\"prompt\": \"a lighthouse " + words + "\"}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The harness itself: a node that is killed comes back, a database that is stopped in the middle keeps what it has. */
class ClusterTest {
    /** The product waits 20 s for a silent database; here it is 2 s, so that the test is short. */
    private static final List<String> IMPATIENT =
            List.of("-Dspring.datasource.hikari.data-source-properties.socketTimeout=2");

    @TempDir
    private static Path folder;

    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster =
                Cluster.open(ClusterOptions.in(folder).withNodes(1).withFiles().withFaults(true));
        cluster.node(0).start(IMPATIENT, Map.of());
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void aNodeMakesAPictureAfterEverythingWasKilledOnce() throws Exception {
        int before = succeeded();
        int starts = cluster.node(0).starts();
        assertThat(ask("one")).isEqualTo(202);
        cluster.node(0).kill();
        cluster.postgres().stopImmediately();
        cluster.postgres().start();
        cluster.redis().kill();
        cluster.redis().start();
        cluster.node(0).start(IMPATIENT, Map.of());
        assertThat(ask("two")).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60)).until(() -> succeeded() == before + 2);
        assertThat(cluster.provider().tasks())
                .allMatch(task -> task.generation().length() == 36 && task.attempt() > 0)
                .hasSizeGreaterThanOrEqualTo(before + 2);
        assertThat(cluster.node(0).starts()).isEqualTo(starts + 1);
    }

    @Test
    void aNodeGoesOnWhenItsConnectionsToTheDatabaseAreForgotten() throws Exception {
        int before = succeeded();
        assertThat(ask("one")).isEqualTo(202);
        cluster.proxies().database().forget();
        await().atMost(Duration.ofSeconds(60)).until(() -> succeeded() == before + 1);
        assertThat(ask("two")).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60)).until(() -> succeeded() == before + 2);
    }

    private static int succeeded() {
        return cluster.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from generation where state = 'SUCCEEDED'")
                        .mapTo(Integer.class)
                        .one());
    }

    private static int ask(String words) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(cluster.node(0).baseUri().resolve("/api/generate/free/image"))
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

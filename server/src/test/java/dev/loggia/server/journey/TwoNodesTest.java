package dev.loggia.server.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.engine.testing.TestRedis;
import dev.loggia.server.journey.Cluster.Node;
import dev.loggia.server.local.FreePort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes with different doors on one database: one that does both, one that only answers, one that only works. */
class TwoNodesTest {
    private static final String NEVER = "=1h";

    @TempDir
    private static Path folder;

    private static Cluster cluster;
    private static Node both;
    private static Node answers;
    private static Node works;

    @BeforeAll
    static void start() {
        cluster = new Cluster(folder, TestRedis.shared().url());
        String[] gate = {
            "--loggia.generation.admission.per-window=8",
            "--loggia.generation.admission.window=1s",
            "--loggia.generation.admission.at-once=6"
        };
        both = cluster.start(gate[0], gate[1], gate[2], "--loggia.work.threads=2");
        // Nothing but a word through Redis can wake who listens here.
        answers = cluster.start(
                "--LOGGIA_WORKERS=off", "--loggia.web.reread" + NEVER, "--loggia.updates.fallback" + NEVER);
        works = cluster.start(gate[0], gate[1], gate[2], "--LOGGIA_DOORS=none", "--loggia.work.threads=8");
    }

    @AfterAll
    static void breaksNoInvariant() {
        assertThat(cluster.auditFindings()).isEmpty();
        cluster.close();
    }

    @Test
    void workersShareTheWorkAndOneGateToTheProvider() {
        for (int i = 0; i < 30; i++) {
            (i % 2 == 0 ? both : answers).accepted("a boat " + i);
        }
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    assertThat(cluster.atProvider()).isLessThanOrEqualTo(6);
                    return unfinished() == 0;
                });

        assertThat(both.ended()).isPositive();
        assertThat(works.ended()).isPositive();
        assertThat(answers.ended()).isZero();
        assertThat(cluster.database().number("""
                        select max(together)
                        from (select count(*) over (order by admitted_at
                                                    range between interval '999 ms' preceding and current row) as together
                              from submit_attempt) windows""")).isLessThanOrEqualTo(8);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        cluster.database().number("select count(*) from delivery where state <> 'DELIVERED'") == 0);
    }

    @Test
    void anEventReachesAListenerOnAnotherNode() throws Exception {
        String id = both.accepted("a boat [sim:slow]");
        CompletableFuture<String> events = answers.events(id);

        assertThat(events.get(40, TimeUnit.SECONDS)).contains("\"succeeded\"", "event: end");
    }

    @Test
    void aNodeWithoutAWebDoorAnswersNothingButHealth() {
        assertThat(works.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(works.get("/actuator/prometheus").body()).contains("hikaricp_connections");
        for (String path :
                new String[] {"/", "/api/feed", "/api/openapi.json", "/v3/api-docs", "/css/loggia.css", "/error"}) {
            assertThat(works.get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(works.get(path).body()).as(path).isEmpty();
        }
    }

    @Test
    void withoutRedisAListenerOnAnotherNodeLooksForItself() throws Exception {
        try (Cluster alone = new Cluster(folder.resolve("alone"), "redis://127.0.0.1:" + FreePort.any())) {
            Node one = alone.start();
            Node other = alone.start("--LOGGIA_WORKERS=off");

            String id = one.accepted("a boat [sim:slow]");
            assertThat(other.events(id).get(40, TimeUnit.SECONDS)).contains("\"succeeded\"", "event: end");
            assertThat(alone.auditFindings()).isEmpty();
        }
    }

    private static long unfinished() {
        return cluster.database()
                .number("select count(*) from generation where state not in ('SUCCEEDED', 'FAILED', 'CANCELLED')");
    }
}

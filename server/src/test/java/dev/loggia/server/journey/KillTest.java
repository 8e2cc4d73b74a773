package dev.loggia.server.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.engine.testing.AuditOf;
import dev.loggia.engine.testing.TestDatabase;
import dev.loggia.engine.testing.TestRedis;
import dev.loggia.sandbox.kie.KieStandIn;
import dev.loggia.sandbox.kie.Options;
import dev.loggia.server.LoggiaServer;
import dev.loggia.server.RunningLoggia;
import dev.loggia.server.local.FreePort;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server process killed with SIGKILL among twenty generations in different states, and started again. */
class KillTest {
    private static final List<String> KINDS = List.of("", "[sim:slow]", "[sim:lost]", "[sim:cb-none]", "[sim:fail]");

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void twentyGenerationsKilledAnywhereAllEndAndEachOnce() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                KieStandIn kie = KieStandIn.start(Options.fast().toBuilder()
                        .imageTime(Duration.ofMillis(40_000)) // × 0.022: about a second
                        .rateLimit(0)
                        .build())) {
            int port = FreePort.any();
            Process first = startServer(database, kie, port);
            for (int i = 0; i < 20; i++) {
                assertThat(ask(port, "a boat " + KINDS.get(i % KINDS.size()) + i))
                        .isEqualTo(202);
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> database.number("""
                    select count(distinct state) from generation where state not in ('SCREENING', 'FUNDING')""") >= 3);
            first.destroyForcibly().waitFor();
            long open = open(database);
            assertThat(open).isPositive();

            // What is killed has to be a process; what is started again can be any.
            try (RunningLoggia second = LoggiaServer.start(settings(database, kie, port))) {
                assertThat(second.baseUri().getPort()).isEqualTo(port);
                await().atMost(Duration.ofSeconds(60)).until(() -> open(database) == 0);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> database.number("select count(*) from delivery where state = 'PENDING'") == 0);
            }
            assertThat(database.number("select count(*) from generation")).isEqualTo(20);
            assertThat(database.number("select count(*) from generation where state = 'SUCCEEDED'"))
                    .isEqualTo(16);
            assertThat(database.number("select used from free_quota where subject like 'visitor:%'"))
                    .isEqualTo(16);
            assertThat(database.number("select count(*) from delivery where state = 'DELIVERED'"))
                    .isEqualTo(20);
            assertThat(AuditOf.run(database)).isEmpty();
        }
    }

    private static long open(TestDatabase database) {
        return database.number(
                "select count(*) from generation where state not in ('SUCCEEDED', 'FAILED', 'CANCELLED')");
    }

    private Process startServer(TestDatabase database, KieStandIn kie, int port) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LoggiaServer.class.getName()));
        command.addAll(List.of(settings(database, kie, port)));
        File log = folder.resolve("server.log").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        await("server is ready").atMost(Duration.ofSeconds(60)).until(() -> ready(port));
        return process;
    }

    private String[] settings(TestDatabase database, KieStandIn kie, int port) {
        return new String[] {
            "--PORT=" + port,
            "--LOGGIA_DATA=" + folder.resolve("data"),
            "--DATABASE_URL=" + database.url(),
            "--REDIS_URL=" + TestRedis.shared().url(),
            "--KIE_BASE_URL=" + kie.baseUri(),
            "--loggia.kie.api-key=a-key-for-the-stand-in",
            "--loggia.media.allowed-origins=" + kie.baseUri(),
            "--loggia.quota.images-per-day=1000",
            "--loggia.rates.generate.free-burst=1000",
            "--loggia.generation.admission.window=1s",
            "--loggia.generation.admission.at-once=8",
            "--loggia.generation.image-uncertainty=3s"
        };
    }

    private boolean ready(int port) {
        try {
            return status(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health/readiness")))
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private int ask(int port, String prompt) throws IOException {
        return status(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/generate/free/image"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"prompt\": \"" + prompt + "\"}")));
    }

    private int status(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

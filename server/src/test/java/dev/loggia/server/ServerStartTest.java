package dev.loggia.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.testing.TestDatabase;
import dev.loggia.server.local.FreePort;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All of Loggia in this process, in its two modes. */
class ServerStartTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path data;

    @Test
    void showsHealthAndMetricsOnItsOwnPortWhileRehearsing() throws Exception {
        try (RunningLoggia loggia =
                LoggiaServer.start("--PORT=0", "--LOGGIA_DATA=" + data, "--DATABASE_URL=" + TestDatabase.createUrl())) {
            URI actuator = loggia.baseUri().resolve("/actuator/");

            assertThat(get(actuator.resolve("health/liveness")).body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(get(actuator.resolve("health/readiness")).body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(get(actuator.resolve("health/invariants")).statusCode()).isEqualTo(200);
            assertThat(get(actuator.resolve("health/invariants")).body()).contains("\"ledger\"");
            assertThat(get(actuator.resolve("prometheus")).body())
                    .contains("hikaricp_connections", "loggia_ledger_findings{", "loggia_ledger_audit_age_seconds");
            assertThat(get(actuator.resolve("env")).statusCode()).isEqualTo(404);
            assertThat(Console.readySentence(loggia))
                    .startsWith("Loggia is ready at " + loggia.baseUri() + ", the chats at " + loggia.baseUri()
                            + "/dev/chat (KIE.AI is");
        }
    }

    /** Neither a database that vanished nor a node that froze may hold anything up for ever. */
    @Test
    void givesUpOnADatabaseThatIsSilentAndLetsTheDatabaseGiveUpOnANodeThatIs() throws Exception {
        try (RunningLoggia loggia = LoggiaServer.start(
                        "--PORT=0", "--LOGGIA_DATA=" + data, "--DATABASE_URL=" + TestDatabase.createUrl());
                Connection connection = loggia.bean(DataSource.class).getConnection();
                ResultSet setting =
                        connection.createStatement().executeQuery("show idle_in_transaction_session_timeout")) {
            assertThat(setting.next()).isTrue();
            assertThat(setting.getString(1)).isEqualTo("20s");
            assertThat(connection.getNetworkTimeout()).isEqualTo(20_000);
        }
    }

    @Test
    void hidesHealthAndMetricsFromThePublicWhenLive() throws Exception {
        int management = FreePort.any();
        try (RunningLoggia loggia = LoggiaServer.start(
                "--PORT=0",
                "--MANAGEMENT_PORT=" + management,
                "--LOGGIA_HOST=127.0.0.1",
                "--KIE_API_KEY=not-a-real-key",
                "--LOGGIA_DATA=" + data,
                "--DATABASE_URL=" + TestDatabase.createUrl())) {
            URI own = URI.create("http://127.0.0.1:" + management + "/actuator/");

            assertThat(get(loggia.baseUri().resolve("/actuator/prometheus")).statusCode())
                    .isEqualTo(404);
            assertThat(get(loggia.baseUri().resolve("/actuator/health")).statusCode())
                    .isEqualTo(404);
            assertThat(get(own.resolve("health/readiness")).statusCode()).isEqualTo(200);
            assertThat(get(own.resolve("prometheus")).statusCode()).isEqualTo(200);
            assertThat(Console.readySentence(loggia)).doesNotContain("chat");
        }
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}

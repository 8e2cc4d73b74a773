package dev.loggia.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.credit.LedgerWatch;
import dev.loggia.engine.testing.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerHealthTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path data;

    @Test
    void tellsTheWatcherAndLeavesTheLoadBalancerAlone() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            database.jdbi().useTransaction(handle -> {
                handle.execute("set local session_replication_role = replica");
                handle.execute("insert into wallet (account_id, available) values (gen_random_uuid(), 1)");
            });
            try (RunningLoggia loggia =
                    LoggiaServer.start("--PORT=0", "--LOGGIA_DATA=" + data, "--DATABASE_URL=" + database.url())) {
                Awaitility.await()
                        .until(() -> loggia.bean(LedgerWatch.class).latest().isPresent());
                URI health = loggia.baseUri().resolve("/actuator/");

                assertThat(get(health.resolve("health/invariants")).statusCode())
                        .isEqualTo(503);
                assertThat(get(health.resolve("health/invariants")).body())
                        .contains("\"BROKEN\"", "1 debits = credits", "2 wallet = replay");
                assertThat(get(health.resolve("health/readiness")).statusCode()).isEqualTo(200);
                assertThat(get(health.resolve("health")).statusCode()).isEqualTo(200);
                assertThat(get(health.resolve("prometheus")).body())
                        .contains("loggia_ledger_findings{invariant=\"debits = credits\",number=\"1\"} 1.0");
            }
        }
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}

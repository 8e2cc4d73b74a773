package dev.loggia.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.testing.TestDatabase;
import dev.loggia.engine.testing.TestRedis;
import dev.loggia.sandbox.kie.KieStandIn;
import dev.loggia.sandbox.kie.Options;
import dev.loggia.server.local.FreePort;
import dev.loggia.server.settings.Settings;
import io.lettuce.core.RedisClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The doctor on databases, folders and servers in all states; the built-in ones are in {@link BuiltInDoctorTest}. */
class DoctorTest {
    private final TestDatabase database = TestDatabase.create();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path data;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsNothingInTheWayOfAHealthyInstallation() throws IOException {
        Files.createDirectory(data.resolve("media"));

        assertThat(examine()).as(output()).isZero();
        assertThat(output())
                .contains("ok    Java: ")
                .contains("ok    database: PostgreSQL ")
                .contains("ok    schema: up to date, ")
                .contains("ok    clock: ")
                .contains("ok    invariant 1: debits = credits\n")
                .contains("ok    invariant 10: every generation's cost is in the pool\n")
                .contains("ok    Redis: version ")
                .contains("ok    media store: files in " + data.resolve("media") + " keep what they are given")
                .contains("ok    KIE.AI: a stand-in")
                .endsWith("Nothing stands in the way.\n")
                .doesNotContain("FAIL");
        assertThat(data.resolve("media/free")).doesNotExist();
        assertThat(data.resolve("secret")).doesNotExist();
    }

    @Test
    void namesTheInvariantAndTheRowsThatBreakIt() {
        database.jdbi().useTransaction(handle -> {
            handle.execute("set local session_replication_role = replica");
            handle.execute(
                    "insert into wallet (account_id, available) select gen_random_uuid(), 1 from generate_series(1, 7)");
        });

        assertThat(examine()).isEqualTo(1);
        assertThat(output())
                .containsPattern("FAIL  invariant 2: wallet = replay of its transfers, versions gapless is broken:"
                        + "( account [0-9a-f-]{36};){5} and more – keep a backup")
                .containsPattern("\n2 of \\d+ checks failed\\.\n");
    }

    @Test
    void saysThatNothingIsMadeWhileThePoolIsEmpty() {
        database.jdbi().useHandle(handle -> handle.execute("""
                insert into pool_entry (kind, amount_usd_micros, reference, actor, created_at)
                values ('TOP_UP', 1000000, '1', 'test', now()), ('ADJUSTMENT', -2000000, '2', 'test', now())"""));

        assertThat(examine()).isEqualTo(1);
        assertThat(output()).containsPattern("FAIL  provider pool: -1\\S* USD is left, so nothing is made");
    }

    @Test
    void saysThatTheDatabaseIsUnreachableAndKeepsThePasswordToItself() {
        String place = "127.0.0.1:" + FreePort.any() + "/loggia";

        assertThat(examine("--DATABASE_URL=postgres://me:hidden@" + place)).isEqualTo(1);
        assertThat(output())
                .contains("FAIL  database: The database at " + place + " cannot be used (connection refused)"
                        + " – check that it runs")
                .contains("ok    Redis: version")
                .doesNotContain("hidden")
                .doesNotContain("invariant");
    }

    @Test
    void saysThatTheDatabaseIsOfANewerVersion() {
        database.jdbi()
                .useHandle(handle -> handle.execute("update flyway_schema_history set version = '999'"
                        + " where installed_rank = (select max(installed_rank) from flyway_schema_history)"));

        assertThat(examine()).isEqualTo(1);
        assertThat(output()).contains("was written by a newer version of Loggia (it has migration V999");
    }

    @Test
    void saysThatRedisIsNotThereOrRefuses() throws IOException {
        assertThat(examine("--REDIS_URL=redis://:hidden@127.0.0.1:" + FreePort.any()))
                .isEqualTo(1);
        assertThat(output()).contains("FAIL  Redis: no answer at 127.0.0.1:").doesNotContain("hidden");

        try (TestRedis guarded = TestRedis.start()) {
            RedisClient client = RedisClient.create(guarded.url());
            client.connect().sync().configSet("requirepass", "right");
            client.shutdown();
            assertThat(examine("--REDIS_URL=" + guarded.url().replace("redis://", "redis://:hidden@")))
                    .isEqualTo(1);
        }
        assertThat(output())
                .contains("FAIL  Redis: refuses the password at 127.0.0.1:")
                .doesNotContain("hidden");
    }

    @Test
    void saysThatTheFolderCannotBeWritten() throws IOException {
        // A file in the way stops root, too, whom permissions do not.
        Path inTheWay = Files.writeString(data.resolve("file"), "");

        assertThat(examine("--LOGGIA_DATA=" + inTheWay.resolve("data"))).isEqualTo(1);
        assertThat(output())
                .contains("FAIL  data folder: " + inTheWay.resolve("data") + " cannot be written – make it");
    }

    @Test
    void saysThatAStrangerHoldsThePort() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(examine("--PORT=" + stranger.getLocalPort())).isEqualTo(1);
            assertThat(output())
                    .contains("FAIL  PORT: Port " + stranger.getLocalPort() + " is already in use – stop what");
        }
    }

    @Test
    void asksTheProviderForItsBalanceAndNeverShowsTheKey() {
        try (KieStandIn kie = KieStandIn.start(
                Options.fast().toBuilder().apiKey("a-key-of-mine").build())) {
            assertThat(balance(kie, "a-key-of-mine")).matches("ok    KIE\\.AI: knows the key, \\d+\\.\\d{2,} USD left");
            assertThat(balance(kie, "wrong-key"))
                    .isEqualTo("FAIL  KIE.AI: refuses the key in KIE_API_KEY (code 401)"
                            + " – check it at https://kie.ai/api-key");
        }
    }

    /** Settings never point a live key to this machine; the stand-in is put behind them. */
    private static String balance(KieStandIn kie, String key) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "kie", Map.of("loggia.kie.base-url", kie.baseUri().toString(), "loggia.kie.api-key", key)));
        Settings live = Settings.read(Map.of("KIE_API_KEY", key)::get);
        return new ProviderCheck(live, new Adapters(environment))
                .balance()
                .get(0)
                .toString();
    }

    @Test
    void saysWhichSecretsAreWeakOrOpen() throws IOException {
        assertThat(examine("--LOGGIA_SECRET=" + "ab".repeat(20))).isEqualTo(1);
        assertThat(output())
                .contains("FAIL  secret: LOGGIA_SECRET can be guessed")
                .doesNotContain("ababab");

        Path secret = Files.writeString(data.resolve("secret"), "0123456789abcdefghijklmnopqrstuvwxyz");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(examine()).isEqualTo(1);
        assertThat(output()).contains("FAIL  secret: " + secret + " can be read by others – chmod 600");
    }

    @Test
    void saysWhichSettingCannotBeUsed() {
        assertThat(examine("--PORT=many")).isEqualTo(1);
        assertThat(output()).contains("FAIL  settings: PORT must be a port number");
    }

    private int examine(String... settings) {
        printed.reset();
        List<String> arguments = new ArrayList<>(Arrays.asList(settings));
        for (String usual : List.of(
                "--PORT=0",
                "--LOGGIA_DATA=" + data,
                "--DATABASE_URL=" + database.url(),
                "--REDIS_URL=" + TestRedis.shared().url())) {
            String name = usual.substring(0, usual.indexOf('=') + 1);
            if (arguments.stream().noneMatch(argument -> argument.startsWith(name))) {
                arguments.add(usual);
            }
        }
        return Doctor.examine(new PrintStream(printed, true, StandardCharsets.UTF_8), arguments.toArray(String[]::new));
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}

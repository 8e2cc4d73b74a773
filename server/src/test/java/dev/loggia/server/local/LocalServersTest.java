package dev.loggia.server.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.server.settings.DatabaseUrl;
import dev.loggia.server.settings.RedisUrl;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real PostgreSQL and Redis, killed in the ways that happen. */
class LocalServersTest {
    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @TempDir
    static Path data;

    @Test
    void keepsWhatWasWrittenWhenTheProcessIsKilledAndLeavesNoOrphan() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildServer.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("child.log").toFile())
                .start();
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> !child.isAlive()
                        || Files.readString(data.resolve("child.log")).contains(ChildServer.READY));
        assertThat(Files.readString(data.resolve("child.log"))).contains(ChildServer.READY);
        long postgres = pid("postgres/postmaster.pid");
        long redis = pid("redis/redis.pid");

        child.destroyForcibly().waitFor();

        await().atMost(20, TimeUnit.SECONDS).until(() -> gone(postgres) && gone(redis));
        try (DataFolder folder = DataFolder.open(data)) {
            assertThat(read(folder.startPostgres(sentence -> {}))).isEqualTo("kept");
        }
        assertThat(running(data)).isEmpty();
        takesOverServersThatOutlivedTheirOwner();
    }

    /** Follows on the other: making a database folder is what takes long. */
    private static void takesOverServersThatOutlivedTheirOwner() throws Exception {
        Binaries binaries = new Binaries(data.resolve("cache"));
        Path folder = data.resolve("postgres");
        List<String> command = new ArrayList<>(Unprivileged.prefixFor(folder));
        command.addAll(List.of(
                binaries.postgres().resolve("bin/postgres").toString(),
                "-D",
                folder.toString(),
                "-p",
                Integer.toString(FreePort.any()),
                "-c",
                "unix_socket_directories="));
        Process orphan = Shell.clean(command, data).redirectErrorStream(true).start();
        Process orphanedRedis = Shell.clean(
                        List.of(
                                binaries.redis().toString(),
                                data.resolve("redis/redis.conf").toString()),
                        data)
                .start();
        await().until(() -> Files.exists(folder.resolve("postmaster.pid"))
                && Files.readAllLines(folder.resolve("postmaster.pid")).size() >= 8);
        await().until(() -> Files.exists(data.resolve("redis/redis.pid")));
        BlockingQueue<String> lost = new LinkedBlockingQueue<>();
        try (DataFolder again = DataFolder.open(data)) {
            RedisUrl redis = again.startRedis();
            DatabaseUrl postgres = again.startPostgres(lost::add);

            assertThat(orphan.isAlive()).isFalse();
            assertThat(orphanedRedis.isAlive()).isFalse();
            assertThat(read(postgres)).isEqualTo("kept");
            assertThat(ping(redis)).isEqualTo("PONG");

            Shell.signal("QUIT", pid("postgres/postmaster.pid"));
            assertThat(lost.poll(20, TimeUnit.SECONDS)).startsWith("The built-in PostgreSQL stopped unexpectedly");
        }
        ignoresAPidFileThatNamesAStranger();
        assertThat(running(data)).isEmpty();
    }

    private static void ignoresAPidFileThatNamesAStranger() throws Exception {
        Files.writeString(
                data.resolve("postgres/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        try (DataFolder folder = DataFolder.open(data)) {
            assertThat(read(folder.startPostgres(sentence -> {}))).isEqualTo("kept");
        }
    }

    static void write(DatabaseUrl url) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create table note as select 'kept' as word");
        }
    }

    private static String read(DatabaseUrl url) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select word from note")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static String ping(RedisUrl url) {
        RedisClient client = RedisClient.create(url.value());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return connection.sync().ping();
        } finally {
            client.shutdown(0, 1, TimeUnit.SECONDS);
        }
    }

    private static Connection connect(DatabaseUrl url) throws SQLException {
        assertThat(URI.create("x://" + url.place()).getHost()).isEqualTo("127.0.0.1");
        return DriverManager.getConnection(
                url.jdbcUrl(),
                url.user(),
                Objects.requireNonNull(url.password()).value());
    }

    private static long pid(String file) throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve(file)).get(0).strip());
    }

    private static boolean gone(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }

    private static List<String> running(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info().command().orElse(""))
                .filter(command -> command.startsWith(folder.toString()))
                .toList();
    }
}

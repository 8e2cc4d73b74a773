package dev.loggia.proof.cluster;

import com.zaxxer.hikari.HikariDataSource;
import dev.loggia.engine.platform.EngineJdbi;
import dev.loggia.server.local.GuardedProcess;
import dev.loggia.server.local.PostgresCluster;
import dev.loggia.server.local.Unprivileged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * A PostgreSQL server of one's own, to be stopped in the middle and started again on the same port with the same data. Without
 * {@code fsync} an immediate stop still loses nothing that was committed: the log is with the operating system by then, and
 * only the end of that would lose it.
 */
public final class Postgres implements AutoCloseable {
    private static final String PASSWORD = "proof";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=200",
            "shared_buffers=64MB",
            "max_wal_size=512MB",
            "io_method=sync",
            "max_parallel_workers_per_gather=0",
            "jit=off",
            "timezone=UTC",
            "log_min_messages=warning",
            "log_min_error_statement=panic");

    private final Path bin;
    private final Path folder;
    private final Path log;
    private final boolean fsync;
    private final int port = Ports.free();
    private final HikariDataSource connections = new HikariDataSource();
    private GuardedProcess process;

    Postgres(Path folder, boolean fsync) {
        this.folder = folder.resolve("postgres");
        this.log = folder.resolve("postgres.log");
        this.fsync = fsync;
        bin = Programs.postgres().resolve("bin");
        try {
            PostgresCluster.create(bin, this.folder, url(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = launch();
        connections.setJdbcUrl(jdbcUrl());
        connections.setMaximumPoolSize(6);
        connections.setMinimumIdle(0);
        connections.setInitializationFailTimeout(-1);
    }

    /** Past any proxy, with user and password, for the driver's own use. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/loggia?user=loggia&password=" + PASSWORD + "&sslmode=disable";
    }

    /** Connections past any proxy; each statement its own transaction unless asked otherwise. */
    public Jdbi jdbi() {
        return EngineJdbi.over(connections::getConnection);
    }

    /** Whether it waits for the disk. */
    public boolean fsync() {
        return fsync;
    }

    /** SIGQUIT: no checkpoint, no farewell; the next start recovers from its log. Returns when the process is gone. */
    public synchronized void stopImmediately() {
        process.signal("QUIT");
        end();
    }

    /** After a stop, on the same port with the same data; returns when it answers. */
    public synchronized void start() {
        process = launch();
    }

    /** SIGSTOP to it and to all its processes: connections stay open, new ones are taken by the kernel, nothing is answered. */
    public synchronized void freeze() {
        process.signal("STOP");
        processes().forEach(each -> signal("STOP", each));
    }

    /** SIGCONT: all go on as if no time had passed. */
    public synchronized void thaw() {
        processes().forEach(each -> signal("CONT", each));
        process.signal("CONT");
    }

    private List<ProcessHandle> processes() {
        return process.process().descendants().toList();
    }

    int port() {
        return port;
    }

    /** As an operator would write it, through the port that the nodes are to use. */
    static String url(int port) {
        return "postgres://loggia:" + PASSWORD + "@127.0.0.1:" + port + "/loggia?sslmode=disable";
    }

    private GuardedProcess launch() {
        List<String> command = new ArrayList<>(List.of(bin.resolve("postgres").toString(), "-D", folder.toString()));
        command.addAll(List.of("-p", Integer.toString(port), "-c", "fsync=" + (fsync ? "on" : "off")));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            GuardedProcess started = GuardedProcess.start(builder, Unprivileged.prefixFor(folder), "QUIT", log);
            if (!Waiting.until(PATIENCE, () -> answers() || !started.process().isAlive())
                    || !started.process().isAlive()) {
                throw new IllegalStateException("PostgreSQL did not start; its log is " + log);
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl())) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    /** One that has gone meanwhile is fine. */
    private static void signal(String name, ProcessHandle to) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(to.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        try {
            process.process().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        connections.close();
        process.stop(PATIENCE);
    }
}

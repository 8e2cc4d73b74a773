package dev.loggia.server.local;

import dev.loggia.server.settings.DatabaseUrl;
import dev.loggia.server.settings.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The built-in PostgreSQL: loopback only, with a password, as durable as any (jobs and money survive {@code kill -9} and
 * a power cut). {@code postgres.url} beside the data holds its address for psql and pg_dump.
 */
final class LocalPostgres {
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final Pattern URL = Pattern.compile("postgres://loggia:([^@]+)@127\\.0\\.0\\.1:(\\d+)/loggia.*");

    /** Small: one community on a small machine. Statements and their values stay out of the log, for they hold prompts. */
    private static final List<String> SERVER_SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=100",
            "shared_buffers=64MB",
            "max_wal_size=512MB",
            "io_method=sync",
            "max_parallel_workers_per_gather=0",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_checkpoints=off",
            "log_min_messages=warning",
            "log_min_error_statement=panic",
            "log_error_verbosity=terse");

    private final GuardedProcess process;
    private final DatabaseUrl url;

    private LocalPostgres(GuardedProcess process, DatabaseUrl url) {
        this.process = process;
        this.url = url;
    }

    static LocalPostgres start(Path data) throws IOException {
        Path folder = data.resolve("postgres");
        checkVersion(folder);
        Orphan.stop("PostgreSQL", folder.resolve("postmaster.pid"), folder, "INT");
        Path bin = new Binaries(data.resolve("cache")).postgres().resolve("bin");
        if (!Files.isDirectory(folder)) {
            PostgresCluster.create(bin, folder, newAddress(data));
        }
        String address = currentAddress(data);
        DatabaseUrl url = DatabaseUrl.parse(address);
        List<String> command = new ArrayList<>(List.of(bin.resolve("postgres").toString(), "-D", folder.toString()));
        command.addAll(List.of("-p", Integer.toString(port(address))));
        SERVER_SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        Path log = data.resolve("postgres.log");
        GuardedProcess process = GuardedProcess.start(command, Unprivileged.prefixFor(folder), "INT", folder, log);
        awaitReady(process, folder, log);
        return new LocalPostgres(process, url);
    }

    DatabaseUrl url() {
        return url;
    }

    void onUnexpectedEnd(Runnable action) {
        process.onUnexpectedEnd(action);
    }

    void stop() {
        process.stop(STOP_PATIENCE);
    }

    private static void checkVersion(Path folder) throws IOException {
        Path file = folder.resolve("PG_VERSION");
        if (!Files.isDirectory(folder)) {
            return;
        }
        if (!Files.exists(file)) {
            throw new StartupProblem(
                    folder + " exists but holds no PostgreSQL database; move it away to start with an empty"
                            + " one, or restore it from your backup.");
        }
        String major = Files.readString(file).strip();
        if (!major.equals(Binaries.postgresMajor())) {
            throw new StartupProblem(folder + " was made by PostgreSQL " + major + " but this version of Loggia brings"
                    + " PostgreSQL " + Binaries.postgresMajor() + "; start the Loggia that made it, save the data with"
                    + " pg_dump, and restore it here (docs/operations.md, Upgrade).");
        }
    }

    private static String newAddress(Path data) throws IOException {
        String address = address(PrivateFile.randomText(), FreePort.any());
        PrivateFile.write(data.resolve("postgres.url"), address + "\n");
        return address;
    }

    /** Keeps password and, when nobody took it, port: so a saved connection of the operator goes on working. */
    private static String currentAddress(Path data) throws IOException {
        Path file = data.resolve("postgres.url");
        Matcher known = URL.matcher(Files.exists(file) ? Files.readString(file).strip() : "");
        if (!known.matches()) {
            throw new StartupProblem(
                    file + ", which holds the password of the built-in database, is missing or damaged;"
                            + " restore it from your backup.");
        }
        int before = Integer.parseInt(known.group(2));
        int now = FreePort.orOther(before);
        String address = address(known.group(1), now);
        if (now != before) {
            PrivateFile.write(file, address + "\n");
        }
        return address;
    }

    private static String address(String password, int port) {
        return "postgres://loggia:" + password + "@127.0.0.1:" + port + "/loggia?sslmode=disable";
    }

    private static int port(String address) {
        Matcher url = URL.matcher(address);
        if (!url.matches()) {
            throw new IllegalArgumentException("Not an address of the built-in database");
        }
        return Integer.parseInt(url.group(2));
    }

    private static void awaitReady(GuardedProcess guarded, Path folder, Path log) throws IOException {
        Process process = guarded.process();
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!isReady(folder.resolve("postmaster.pid"), process.pid())) {
            if (endedWithin(process, Duration.ofMillis(10))) {
                throw new StartupProblem(
                        "PostgreSQL did not start: " + LogTail.lastComplaint(log) + " (its log is " + log + ").");
            }
            if (System.nanoTime() > deadline) {
                guarded.stop(STOP_PATIENCE);
                throw new StartupProblem("PostgreSQL was not ready within " + START_PATIENCE.toMinutes()
                        + " minutes; its log is " + log + ".");
            }
        }
    }

    /** The server's own word: line 1 of its PID file is its number, line 8 its state. */
    private static boolean isReady(Path pidFile, long pid) throws IOException {
        if (!Files.exists(pidFile)) {
            return false;
        }
        List<String> lines = Files.readAllLines(pidFile);
        return lines.size() >= 8
                && lines.get(0).strip().equals(Long.toString(pid))
                && lines.get(7).strip().equals("ready");
    }

    private static boolean endedWithin(Process process, Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

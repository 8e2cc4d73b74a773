package dev.loggia.bench.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Loggia server as a process of its own, started with the launcher's own words. */
public final class Server implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Loggia is ready at http://[^:/]+:(\\d+)");
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path data;
    private final int port;
    private final double secondsToReady;

    private Server(Process process, Path data, int port, double secondsToReady) {
        this.process = process;
        this.data = data;
        this.port = port;
        this.secondsToReady = secondsToReady;
    }

    /**
     * Starts one and returns when it says that it is ready.
     *
     * @param command the program with its words; what the server reads from the environment is in {@code settings}
     * @param data its folder: a database is made in it when there is none
     */
    static Server start(ProcessBuilder command, Map<String, String> settings, Path data, Path log) {
        command.environment().putAll(settings);
        command.environment().put("LOGGIA_DATA", data.toString());
        command.redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            Files.deleteIfExists(log);
            long began = System.nanoTime();
            Process process = command.start();
            int port = portOf(process, log);
            return new Server(process, data, port, (System.nanoTime() - began) / 1e9);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public double secondsToReady() {
        return secondsToReady;
    }

    /** The address of its built-in database, password included. */
    public DatabaseAddress database() {
        try {
            return DatabaseAddress.parse(Files.readString(data.resolve("postgres.url")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the system says of the process. */
    public ProcessFigures figures() {
        return new ProcessFigures(pid());
    }

    /** As {@code kill -9}. Its children see that it is gone and stop. */
    public void kill() {
        process.destroyForcibly();
        await(30);
    }

    @Override
    public void close() {
        process.destroy();
        if (!await(60)) {
            process.destroyForcibly();
        }
    }

    private boolean await(int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int portOf(Process process, Path log) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            Matcher ready = READY.matcher(Files.readString(log, StandardCharsets.UTF_8));
            if (ready.find()) {
                return Integer.parseInt(ready.group(1));
            }
            try {
                if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("A server did not start; its log is " + log);
    }
}

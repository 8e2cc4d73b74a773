package dev.loggia.proof.cluster;

import dev.loggia.server.local.GuardedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A Redis server of one's own, to be killed and started again, empty, on the same port. */
public final class Redis implements AutoCloseable {
    private final Path program;
    private final Path folder;
    private final int port = Ports.free();
    private GuardedProcess process;

    Redis(Path folder) {
        this.folder = folder;
        program = Programs.redis();
        process = launch();
    }

    /** SIGKILL; returns when it is gone. */
    public synchronized void kill() {
        process.signal("KILL");
        try {
            process.process().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After a kill; returns when it listens. */
    public synchronized void start() {
        process = launch();
    }

    int port() {
        return port;
    }

    private GuardedProcess launch() {
        List<String> command = List.of(
                program.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--maxmemory",
                "64mb",
                "--maxmemory-policy",
                "volatile-lru");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            GuardedProcess started = GuardedProcess.start(builder, List.of(), "KILL", folder.resolve("redis.log"));
            if (!Waiting.until(Duration.ofSeconds(20), () -> Ports.listens(port))) {
                throw new IllegalStateException("Redis did not start; its log is " + folder.resolve("redis.log"));
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        process.stop(Duration.ofSeconds(5));
    }
}

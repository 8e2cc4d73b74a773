package dev.loggia.server.local;

import dev.loggia.server.settings.RedisUrl;
import dev.loggia.server.settings.StartupProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built-in Redis: loopback only, with a password. It keeps nothing on disk, for PostgreSQL is the truth. */
final class LocalRedis {
    private static final Duration START_PATIENCE = Duration.ofSeconds(20);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private final GuardedProcess process;
    private final RedisUrl url;

    private LocalRedis(GuardedProcess process, RedisUrl url) {
        this.process = process;
        this.url = url;
    }

    static LocalRedis start(Path data) throws IOException {
        Path folder = Files.createDirectories(data.resolve("redis"));
        Orphan.stop("Redis", folder.resolve("redis.pid"), folder, "TERM");
        Path program = new Binaries(data.resolve("cache")).redis();
        String password = PrivateFile.randomText();
        int port = FreePort.any();
        Path settings = folder.resolve("redis.conf");
        PrivateFile.write(settings, settings(folder, port, password));
        Path log = data.resolve("redis.log");
        GuardedProcess process =
                GuardedProcess.start(List.of(program.toString(), settings.toString()), List.of(), "TERM", folder, log);
        awaitReady(process, port, password, log);
        return new LocalRedis(process, RedisUrl.parse("redis://:" + password + "@127.0.0.1:" + port));
    }

    RedisUrl url() {
        return url;
    }

    void onUnexpectedEnd(Runnable action) {
        process.onUnexpectedEnd(action);
    }

    void stop() {
        process.stop(STOP_PATIENCE);
    }

    private static String settings(Path folder, int port, String password) {
        return """
                bind 127.0.0.1
                port %d
                requirepass %s
                dir "%s"
                pidfile "%s"
                daemonize no
                databases 1
                save ""
                appendonly no
                maxmemory 64mb
                maxmemory-policy volatile-lru
                loglevel warning
                """.formatted(port, password, folder, folder.resolve("redis.pid"));
    }

    private static void awaitReady(GuardedProcess guarded, int port, String password, Path log) throws IOException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!answers(port, password)) {
            if (endedWithin(guarded.process()) || System.nanoTime() > deadline) {
                guarded.stop(STOP_PATIENCE);
                throw new StartupProblem(
                        "Redis did not start: " + LogTail.lastComplaint(log) + " (its log is " + log + ").");
            }
        }
    }

    private static boolean endedWithin(Process process) {
        try {
            return process.waitFor(5, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static boolean answers(int port, String password) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1000);
            socket.getOutputStream().write(("AUTH " + password + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == '+';
        } catch (IOException e) {
            return false;
        }
    }
}

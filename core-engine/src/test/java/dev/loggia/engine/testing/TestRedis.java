package dev.loggia.engine.testing;

import dev.loggia.engine.redis.RedisLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.awaitility.Awaitility;
import redis.embedded.RedisServer;

/**
 * A real Redis server on a free port. Most tests use the one that a JVM shares; a test that stops Redis starts its own. It
 * keeps nothing on disk: a restarted server is empty.
 */
public final class TestRedis implements AutoCloseable {
    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    /** Generous beside the product's 50 ms, so that a busy machine does not look like a lost Redis. */
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final int port;
    private final RedisServer server;

    private TestRedis() {
        try {
            port = freePort();
            server = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server that all tests of this JVM share; keys are told apart by random subjects. Do not stop it. */
    public static TestRedis shared() {
        return Shared.INSTANCE;
    }

    /** A server of one's own, to be stopped and started at will. */
    public static TestRedis start() {
        return new TestRedis();
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** A new link to this server, with a patient command timeout. */
    public RedisLink link() {
        return RedisLink.to(url(), PATIENT);
    }

    /** Ends the server process, as a crash would. */
    public void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the server again on the same port, empty. */
    public void restart() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Started on first use, stopped with the JVM by the library's shutdown hook. */
    private static final class Shared {
        static final TestRedis INSTANCE = new TestRedis();
    }
}

package dev.loggia.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listeners that hear nothing for long cost a connection, and no thread. */
class ManyListenersTest {
    private static final int LISTENERS = 500;
    private static final int THREADS = 8;

    @TempDir
    private Path folder;

    private final List<Socket> sockets = new ArrayList<>();

    @Test
    void fiveHundredOfThemLeaveTheFewThreadsFreeAndAllHearTheNews() throws IOException {
        try (Loggia loggia = Loggia.start(
                folder,
                "--server.jetty.threads.max=" + THREADS,
                "--server.jetty.threads.min=" + THREADS,
                "--loggia.web.streams-per-address=" + LISTENERS)) {
            loggia.get("/api/feed");
            int before = threads();
            List<BufferedReader> streams = new ArrayList<>();
            for (int i = 0; i < LISTENERS; i++) {
                streams.add(listen(loggia.uri("/api/feed/events")));
            }
            assertThat(threads() - before)
                    .as("threads for %d listeners", LISTENERS)
                    .isLessThan(LISTENERS / 10);
            assertThat(loggia.get("/api/feed/events").statusCode()).isEqualTo(429);
            loggia.ask("image", "a boat", "{}", true);

            for (BufferedReader stream : streams) {
                assertThat(stream.lines().anyMatch(line -> line.equals("event: item")))
                        .isTrue();
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /** Returns once the server has opened the stream. */
    private BufferedReader listen(URI uri) throws IOException {
        Socket socket = new Socket("127.0.0.1", uri.getPort());
        sockets.add(socket);
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write(("GET " + uri.getPath() + " HTTP/1.1\r\nHost: localhost:" + uri.getPort() + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        assertThat(reader.lines().takeWhile(line -> !line.startsWith("retry:")).findFirst())
                .hasValueSatisfying(line -> assertThat(line).startsWith("HTTP/1.1 200"));
        return reader;
    }
}

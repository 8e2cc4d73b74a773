package dev.loggia.bench.frame;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Follows a stream of server-sent events as a browser does. */
public final class EventReader {
    private EventReader() {}

    /** When a line came, in seconds since 1970 by this machine's clock. */
    public static double secondsWhen(String wanted, int port, String path, String address) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) Duration.ofMinutes(2).toMillis());
            socket.getOutputStream().write(request(path, address));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(wanted)) {
                    return now();
                }
            }
            throw new EOFException("The stream ended without " + wanted);
        }
    }

    /** What opens a stream. */
    public static byte[] request(String path, String address) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                        + Submissions.visitor(address) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Now, in seconds since 1970. */
    public static double now() {
        Instant now = Instant.now();
        return now.getEpochSecond() + now.getNano() / 1e9;
    }
}

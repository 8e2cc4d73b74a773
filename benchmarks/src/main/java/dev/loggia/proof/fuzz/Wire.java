package dev.loggia.proof.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A socket to the server, for bytes that need not be HTTP. */
final class Wire {
    private static final Duration HANG = Duration.ofSeconds(5);
    private static final int MOST = 4 << 20;
    private static final int PIECES = 8;

    private final int port;

    Wire(int port) {
        this.port = port;
    }

    /** Sends it and reads until the server has said all; a reset after or while sending is an end too. */
    Reply send(Attempt attempt) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress("127.0.0.1", port), (int) HANG.toMillis());
            if (attempt.delivery() == Attempt.Delivery.TORN) {
                socket.setSoLinger(true, 0);
                socket.getOutputStream().write(attempt.bytes());
                return new Reply("", true, 0);
            }
            Thread writing = new Thread(() -> write(socket, attempt), "fuzz-writing");
            writing.setDaemon(true);
            writing.start();
            Reply reply = read(socket, writing);
            return reply;
        }
    }

    private static void write(Socket socket, Attempt attempt) {
        try {
            OutputStream out = socket.getOutputStream();
            byte[] bytes = attempt.bytes();
            int piece = attempt.delivery() == Attempt.Delivery.SLOWLY ? bytes.length / PIECES + 1 : bytes.length + 1;
            for (int at = 0; at < bytes.length; at += piece) {
                if (at > 0) {
                    LockSupport.parkNanos(Duration.ofMillis(120).toNanos());
                }
                out.write(bytes, at, Math.min(piece, bytes.length - at));
                out.flush();
            }
            socket.shutdownOutput();
        } catch (IOException e) {
            return; // the server had heard enough
        }
    }

    private static Reply read(Socket socket, Thread writing) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        long quietSince = System.nanoTime();
        long millis = 0;
        socket.setSoTimeout(50);
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[16 * 1024];
        while (answer.size() < MOST) {
            int read;
            try {
                read = in.read(buffer);
            } catch (SocketTimeoutException e) {
                quietSince = writing.isAlive() ? System.nanoTime() : quietSince;
                millis = (System.nanoTime() - quietSince) / 1_000_000;
                Reply soFar = reply(answer, false, millis);
                if (soFar.isStream() || millis > HANG.toMillis()) {
                    return reply(answer, soFar.isStream(), millis);
                }
                continue;
            } catch (IOException reset) {
                break;
            }
            if (read < 0) {
                break;
            }
            answer.write(buffer, 0, read);
            millis = Math.max(millis, (System.nanoTime() - quietSince) / 1_000_000);
            quietSince = System.nanoTime();
        }
        return reply(answer, true, millis);
    }

    private static Reply reply(ByteArrayOutputStream answer, boolean over, long millis) {
        return new Reply(answer.toString(StandardCharsets.ISO_8859_1), over, millis);
    }
}

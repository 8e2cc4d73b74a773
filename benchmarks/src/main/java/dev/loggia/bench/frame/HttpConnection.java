package dev.loggia.bench.frame;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * HTTP/1.1 on one kept connection, as cheap as Java can: client and server share the machine's cores, and what the client
 * uses the server lacks.
 */
public final class HttpConnection implements AutoCloseable {
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};

    private final int port;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private byte[] buffer = new byte[32 * 1024];
    private int filled;
    private int bodyStart;

    public HttpConnection(int port) throws IOException {
        this.port = port;
        socket = open(port);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    private static Socket open(int port) throws IOException {
        Socket opened = new Socket(InetAddress.getLoopbackAddress(), port);
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(60_000);
        return opened;
    }

    /** Sends a whole request and reads the whole answer; returns its status. */
    public int ask(byte[] request) throws IOException {
        out.write(request);
        filled = 0;
        bodyStart = 0;
        while (bodyStart == 0) {
            fill();
            int end = indexOf(HEAD_END, 0);
            if (end >= 0) {
                bodyStart = end + HEAD_END.length;
            }
        }
        String head = new String(buffer, 0, bodyStart, StandardCharsets.US_ASCII);
        int status = Integer.parseInt(head.substring(9, 12));
        readBody(head, status);
        if (head.contains("Connection: close")) {
            // A server lets a connection go after so many requests; a browser opens another one.
            socket.close();
            socket = open(port);
            in = socket.getInputStream();
            out = socket.getOutputStream();
        }
        return status;
    }

    /** The answer's body as it came, chunk marks included. */
    public String body() {
        return new String(buffer, bodyStart, filled - bodyStart, StandardCharsets.UTF_8);
    }

    private void readBody(String head, int status) throws IOException {
        int at = head.indexOf("Content-Length: ");
        if (at >= 0) {
            int from = at + "Content-Length: ".length();
            int length = Integer.parseInt(head.substring(from, head.indexOf('\r', from)));
            while (filled < bodyStart + length) {
                fill();
            }
        } else if (head.contains("Transfer-Encoding: chunked")) {
            while (!endsWith(LAST_CHUNK)) {
                fill();
            }
        } else if (status != 204 && status != 304) {
            throw new IOException("An answer without an end: " + head);
        }
    }

    private boolean endsWith(byte[] tail) {
        return filled - bodyStart >= tail.length && indexOf(tail, filled - tail.length) >= 0;
    }

    private int indexOf(byte[] wanted, int from) {
        for (int i = from; i <= filled - wanted.length; i++) {
            int j = 0;
            while (j < wanted.length && buffer[i + j] == wanted[j]) {
                j++;
            }
            if (j == wanted.length) {
                return i;
            }
        }
        return -1;
    }

    private void fill() throws IOException {
        if (filled == buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, filled * 2);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("The server closed the connection");
        }
        filled += read;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

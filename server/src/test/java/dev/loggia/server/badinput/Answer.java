package dev.loggia.server.badinput;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What came back: the status, the head as it was, and the body where there is an end to it. */
record Answer(int status, String head, String body) {
    private static final int LONGEST_HEAD = 64 * 1024;

    /** Reads one answer; a stream of events is read up to its head alone. */
    static Answer read(InputStream from, boolean headOnly) throws IOException {
        BufferedInputStream in = new BufferedInputStream(from);
        String head = readHead(in);
        Answer bare = new Answer(Integer.parseInt(head.split(" ", 3)[1]), head, "");
        boolean bodiless = headOnly || bare.status == 204 || bare.status == 304 || bare.isEventStream();
        return bodiless ? bare : new Answer(bare.status, head, bare.readBody(in));
    }

    Optional<String> header(String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    String contentType() {
        return header("Content-Type").orElse("");
    }

    boolean isEventStream() {
        return contentType().startsWith("text/event-stream");
    }

    String all() {
        return head + body;
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < LONGEST_HEAD && head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("The connection was closed without an answer: \"" + head + "\"");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private String readBody(InputStream in) throws IOException {
        Optional<String> length = header("Content-Length");
        if (length.isPresent()) {
            return text(in.readNBytes(Integer.parseInt(length.get())));
        }
        return text(header("Transfer-Encoding").isPresent() ? readChunks(in) : in.readAllBytes());
    }

    private static byte[] readChunks(InputStream in) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int size = readSize(in); size > 0; size = readSize(in)) {
            whole.writeBytes(in.readNBytes(size));
            in.readNBytes(2);
        }
        return whole.toByteArray();
    }

    private static int readSize(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.isEmpty() ? 0 : Integer.parseInt(line.toString().strip(), 16);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

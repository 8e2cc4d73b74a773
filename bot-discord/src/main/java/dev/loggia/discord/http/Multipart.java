package dev.loggia.discord.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A body of JSON and files as Discord wants it: {@code payload_json}, then {@code files[0]}, {@code files[1]} … in order. The
 * files are opened here, all before the first byte is sent, and closed by {@link #close()}.
 */
final class Multipart implements AutoCloseable {
    private final String boundary = "loggia-" + UUID.randomUUID();
    private final List<InputStream> open = new ArrayList<>();
    private final BodyPublisher body;

    Multipart(String json, List<Upload> files) {
        List<BodyPublisher> parts = new ArrayList<>();
        try {
            parts.add(text("--" + boundary + "\r\nContent-Disposition: form-data; name=\"payload_json\"\r\n"
                    + "Content-Type: application/json\r\n\r\n" + json + "\r\n"));
            for (int i = 0; i < files.size(); i++) {
                addFile(parts, i, files.get(i));
            }
            parts.add(text("--" + boundary + "--\r\n"));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        body = BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
    }

    private void addFile(List<BodyPublisher> parts, int index, Upload file) {
        InputStream content = file.source().open();
        open.add(content);
        parts.add(text("--" + boundary + "\r\nContent-Disposition: form-data; name=\"files[" + index
                + "]\"; filename=\"" + file.name() + "\"\r\nContent-Type: " + file.contentType() + "\r\n\r\n"));
        // The length is said up front: servers in between like it better than chunks.
        parts.add(
                file.bytes() == 0
                        ? BodyPublishers.noBody()
                        : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> content), file.bytes()));
        parts.add(text("\r\n"));
    }

    BodyPublisher body() {
        return body;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    @Override
    public void close() {
        for (InputStream content : open) {
            try {
                content.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        open.clear();
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.UTF_8));
    }
}

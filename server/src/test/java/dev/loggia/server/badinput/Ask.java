package dev.loggia.server.badinput;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One request as it goes over the wire: nothing is escaped, checked or repaired.
 *
 * @param headers whole lines without their end; a length is added unless they say how long the body is
 */
record Ask(String method, String target, List<String> headers, byte[] body) {
    static final String FREE_IMAGE = "/api/generate/free/image";

    Ask {
        headers = List.copyOf(headers);
    }

    static Ask get(String target, String... headers) {
        return new Ask("GET", target, List.of(headers), new byte[0]);
    }

    static Ask of(String method, String target, String... headers) {
        return new Ask(method, target, List.of(headers), new byte[0]);
    }

    static Ask json(String target, String body, String... headers) {
        return new Ask("POST", target, List.of(headers), body.getBytes(StandardCharsets.UTF_8))
                .with("Content-Type: application/json");
    }

    static Ask form(String target, String body, String... headers) {
        return new Ask("POST", target, List.of(headers), body.getBytes(StandardCharsets.UTF_8))
                .with("Content-Type: application/x-www-form-urlencoded");
    }

    /** A free image of this JSON. */
    static Ask image(String body, String... headers) {
        return json(FREE_IMAGE, body, headers);
    }

    Ask with(String header) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        return new Ask(method, target, more, body);
    }

    Ask body(byte[] other) {
        return new Ask(method, target, headers, other);
    }

    /** Header bytes are ISO-8859-1, so that any byte can be written as one character. */
    byte[] bytes() {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (!says("host")) {
            head.append("Host: localhost\r\n");
        }
        if (!says("connection")) {
            head.append("Connection: close\r\n");
        }
        boolean holds = body.length > 0 || method.equals("POST");
        if (holds && !says("content-length") && !says("transfer-encoding")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        headers.forEach(header -> head.append(header).append("\r\n"));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private boolean says(String name) {
        return headers.stream()
                .anyMatch(header -> header.toLowerCase(Locale.ROOT).startsWith(name + ":"));
    }

    /** Fit for a test's name. */
    @Override
    public String toString() {
        String all = new String(bytes(), StandardCharsets.ISO_8859_1);
        String shown = all.length() > 300 ? all.substring(0, 300) + "…" + all.length() : all;
        return shown.replaceAll("[^\\x20-\\x7e]", "·");
    }
}

package dev.loggia.proof.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A request that is still being changed. Nothing in it need be right; text is ISO-8859-1, so that it can be any byte. */
final class Draft {
    String method;
    String target;
    String version = "HTTP/1.1";
    final List<String> headers = new ArrayList<>();
    byte[] body;

    private Draft(String method, String target, String body) {
        this.method = method;
        this.target = target;
        this.body = body.getBytes(StandardCharsets.UTF_8);
    }

    /** A good request; its length is added when it has a body. */
    static Draft of(String method, String target, String body, String... headers) {
        Draft draft = new Draft(method, target, body);
        draft.headers.add("Host: localhost");
        draft.headers.addAll(Arrays.asList(headers));
        if (!body.isEmpty()) {
            draft.headers.add("Content-Length: " + draft.body.length);
        }
        return draft;
    }

    void removeHeader(String name) {
        headers.removeIf(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1));
    }

    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        String head = method + " " + target + " " + version + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }
}

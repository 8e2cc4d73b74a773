package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code multipart/form-data} (RFC 7578), read whole. */
final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("filename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?i)content-type:\\s*([^\\r\\n]+)");
    private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] body;
    private final ObjectNode fields = Json.object();
    private final Map<String, Upload> files = new HashMap<>();

    private Multipart(byte[] body) {
        this.body = body;
    }

    static Args read(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw Refusal.bad("boundary is missing");
        }
        Multipart multipart = new Multipart(body);
        multipart.split(("--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1));
        return new Args(multipart.fields, multipart.files);
    }

    private void split(byte[] delimiter) {
        int at = find(delimiter, 0);
        while (at >= 0) {
            int start = at + delimiter.length + 2;
            int next = find(delimiter, start);
            if (next < 0) {
                return;
            }
            part(start, next - 2);
            at = next;
        }
    }

    private void part(int start, int end) {
        int blank = find(BLANK_LINE, start);
        if (blank < 0 || blank > end) {
            return;
        }
        String head = new String(body, start, blank - start, StandardCharsets.UTF_8);
        byte[] content = Arrays.copyOfRange(body, blank + BLANK_LINE.length, Math.max(end, blank + BLANK_LINE.length));
        String name = group(NAME, head);
        String file = group(FILE, head);
        if (name == null) {
            return;
        }
        if (file == null) {
            fields.put(name, new String(content, StandardCharsets.UTF_8));
        } else {
            String type = group(TYPE, head);
            files.put(name, new Upload(file, type == null ? "application/octet-stream" : type.strip(), content));
        }
    }

    private static @Nullable String group(Pattern pattern, String head) {
        Matcher matcher = pattern.matcher(head);
        return matcher.find() ? matcher.group(1) : null;
    }

    private int find(byte[] what, int from) {
        for (int i = from; i <= body.length - what.length; i++) {
            if (body[i] == what[0] && Arrays.equals(body, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }
}

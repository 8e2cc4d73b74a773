package dev.loggia.sandbox.discord;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a multipart/form-data body apart. */
final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("filename=\"([^\"]*)\"");

    private Multipart() {}

    /** {@code file} is the file name, or empty when the part is no file. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Part(String name, String file, String type, byte[] bytes) {}

    static List<Part> parts(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        List<Part> parts = new ArrayList<>();
        if (!boundary.find()) {
            return parts;
        }
        byte[] line = ("--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1);
        int at = indexOf(body, line, 0);
        while (at >= 0) {
            int start = at + line.length + 2;
            int next = indexOf(body, line, at + line.length);
            if (next < 0) {
                break;
            }
            parts.add(part(body, start, next - 2));
            at = next;
        }
        return parts;
    }

    private static Part part(byte[] body, int start, int end) {
        int blank = indexOf(body, "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1), start);
        if (blank < 0 || blank > end) {
            return new Part("", "", "", new byte[0]);
        }
        String head = new String(body, start, blank - start, StandardCharsets.UTF_8);
        int from = Math.min(blank + 4, end);
        byte[] bytes = Arrays.copyOfRange(body, from, Math.max(from, end));
        return new Part(first(NAME, head), first(FILE, head), type(head), bytes);
    }

    private static String type(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-type:"))
                .map(line -> line.substring("content-type:".length()).strip())
                .findFirst()
                .orElse("");
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static int indexOf(byte[] where, byte[] what, int from) {
        for (int i = from; i <= where.length - what.length; i++) {
            int j = 0;
            while (j < what.length && where[i + j] == what[j]) {
                j++;
            }
            if (j == what.length) {
                return i;
            }
        }
        return -1;
    }
}

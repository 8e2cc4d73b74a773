package dev.loggia.bench.frame;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests for a free image, each by a visitor from a network of its own, so that no quota is used up. */
public final class Submissions {
    /** What the server answers when all is well. */
    public static final int ACCEPTED = 202;

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String BODY = "{\"prompt\":\"a lighthouse at dusk, painted in oil\"}";
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    private Submissions() {}

    /** Another visitor each time. */
    public static byte[] next() {
        return from(address());
    }

    /** An address that no other request had. */
    public static String address() {
        int network = NEXT.incrementAndGet();
        return (1 + (network >> 16)) + "." + (network >> 8 & 255) + "." + (network & 255) + ".7";
    }

    /** By the visitor at an address. */
    public static byte[] from(String address) {
        return ("POST /api/generate/free/image HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + visitor(address) + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The header lines that say who asks. */
    public static String visitor(String address) {
        return "X-Loggia-Visitor: abcdefghijklmnopqrstuv\r\nX-Forwarded-For: " + address + "\r\n";
    }

    /** The generation's id in an answer. */
    public static String id(String answer) {
        Matcher id = ID.matcher(answer);
        if (!id.find()) {
            throw new IllegalStateException("Not accepted: " + answer);
        }
        return id.group(1);
    }
}

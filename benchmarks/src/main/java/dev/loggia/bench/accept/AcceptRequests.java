package dev.loggia.bench.accept;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests for a free image, each by a visitor from a network of its own, so that no quota is used up. */
final class AcceptRequests {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String BODY = "{\"prompt\":\"a lighthouse at dusk, painted in oil\"}";

    private AcceptRequests() {}

    static byte[] next() {
        int network = NEXT.incrementAndGet();
        String address = (1 + (network >> 16)) + "." + (network >> 8 & 255) + "." + (network & 255) + ".7";
        return ("POST /api/generate/free/image HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "X-Loggia-Visitor: abcdefghijklmnopqrstuv\r\nX-Forwarded-For: " + address
                        + "\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY)
                .getBytes(StandardCharsets.US_ASCII);
    }
}

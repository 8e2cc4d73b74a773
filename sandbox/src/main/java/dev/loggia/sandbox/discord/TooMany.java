package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The answer 429 as Discord gives it: without {@code Via} a client takes it for its shield's ban. */
final class TooMany {
    private TooMany() {}

    static Reply reply(Duration retryAfter, boolean global) {
        double seconds = retryAfter.toMillis() / 1000.0;
        ObjectNode body = Json.object().put("message", "You are being rate limited.");
        body.put("retry_after", seconds).put("global", global);
        String reset = String.format(Locale.ROOT, "%.3f", System.currentTimeMillis() / 1000.0 + seconds);
        return Reply.json(429, body)
                .with(Map.of(
                        "Via",
                        "1.1 google",
                        "Retry-After",
                        Long.toString((long) Math.ceil(seconds)),
                        "X-RateLimit-Limit",
                        "5",
                        "X-RateLimit-Remaining",
                        "0",
                        "X-RateLimit-Reset",
                        reset,
                        "X-RateLimit-Reset-After",
                        Double.toString(seconds),
                        global ? "X-RateLimit-Global" : "X-RateLimit-Bucket",
                        global ? "true" : "sandbox",
                        "X-RateLimit-Scope",
                        global ? "global" : "user"));
    }
}

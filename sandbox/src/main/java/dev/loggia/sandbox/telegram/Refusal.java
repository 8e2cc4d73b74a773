package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** An answer with {@code ok: false}, in the words that the real one uses. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final long retryAfterSeconds;
    private final long migratedTo;

    private Refusal(int code, String description, long retryAfterSeconds, long migratedTo) {
        super(description, null, false, false);
        this.code = code;
        this.retryAfterSeconds = retryAfterSeconds;
        this.migratedTo = migratedTo;
    }

    static Refusal bad(String why) {
        return new Refusal(400, "Bad Request: " + why, 0, 0);
    }

    static Refusal forbidden(String why) {
        return new Refusal(403, "Forbidden: " + why, 0, 0);
    }

    static Refusal conflict(String why) {
        return new Refusal(409, "Conflict: " + why, 0, 0);
    }

    static Refusal tooMany(long seconds) {
        return new Refusal(429, "Too Many Requests: retry after " + seconds, seconds, 0);
    }

    static Refusal migrated(long to) {
        return new Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", 0, to);
    }

    static Refusal of(int code, String description) {
        return new Refusal(code, description, 0, 0);
    }

    int code() {
        return code;
    }

    ObjectNode body() {
        ObjectNode body = Json.object();
        body.put("ok", false);
        body.put("error_code", code);
        body.put("description", getMessage());
        if (retryAfterSeconds > 0) {
            body.putObject("parameters").put("retry_after", retryAfterSeconds);
        }
        if (migratedTo != 0) {
            body.putObject("parameters").put("migrate_to_chat_id", migratedTo);
        }
        return body;
    }
}

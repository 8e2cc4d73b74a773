package dev.loggia.sandbox.kie;

import dev.loggia.sandbox.json.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What goes back. Code 0 is silence: the connection is closed without a word.
 *
 * @param code KIE's code, which is the HTTP status only where options say so
 * @param plain sent with the code as HTTP status in any case
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int code, String type, byte[] body, boolean plain) {
    static final Reply SILENCE = new Reply(0, "", new byte[0], true);
    private static final String JSON = "application/json";

    static Reply ok(@Nullable JsonNode data) {
        return envelope(200, "msg", "success", data);
    }

    /** recordInfo says {@code message} where the others say {@code msg}. */
    static Reply okWithMessage(JsonNode data) {
        return envelope(200, "message", "success", data);
    }

    static Reply error(int code) {
        return error(code, sentence(code));
    }

    static Reply error(int code, String message) {
        if (code == 401) {
            ObjectNode body = Json.object();
            body.put("code", code);
            body.put("msg", message);
            return new Reply(code, JSON, bytes(body), false);
        }
        return envelope(code, "msg", message, null);
    }

    static Reply file(String type, byte[] body) {
        return new Reply(200, type, body, true);
    }

    static Reply notFound() {
        return new Reply(404, "text/plain", "Not Found".getBytes(StandardCharsets.UTF_8), true);
    }

    static Reply json(int status, JsonNode body) {
        return new Reply(status, JSON, bytes(body), true);
    }

    static Reply html() {
        String page = "<!doctype html><title>Just a moment...</title><h1>Checking your browser</h1>";
        return new Reply(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8), true);
    }

    private static Reply envelope(int code, String word, String message, @Nullable JsonNode data) {
        ObjectNode body = Json.object();
        body.put("code", code);
        body.put(word, message);
        if (data == null) {
            body.putNull("data");
        } else {
            body.set("data", data);
        }
        return new Reply(code, JSON, bytes(body), false);
    }

    private static byte[] bytes(JsonNode body) {
        return Json.text(body).getBytes(StandardCharsets.UTF_8);
    }

    private static String sentence(int code) {
        return switch (code) {
            case 401 -> "You do not have access permissions";
            case 402 -> "Credits insufficient. Your current balance isn't enough to run this request. Please top up.";
            case 404 -> "Not found";
            case 408 -> "Upstream did not respond within 10 minutes";
            case 422 -> "Validation error";
            case 429 -> "Your call frequency is too high. Please try again later.";
            case 433 -> "The sub key has exceeded its usage limit";
            case 451 -> "Failed to fetch the file from the given address";
            case 455 -> "The service is currently under maintenance";
            case 501 -> "Generation failed";
            case 505 -> "This feature is currently disabled";
            case 550 -> "The task queue is full";
            default -> "Server exception, please try again later";
        };
    }
}

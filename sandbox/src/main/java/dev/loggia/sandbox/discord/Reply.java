package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What goes back. Status 0 is silence: the connection is closed without a word. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, String type, byte[] body, Map<String, String> headers) {
    static final Reply SILENCE = new Reply(0, "", new byte[0], Map.of());
    static final Reply NOTHING = new Reply(204, "", new byte[0], Map.of());

    static Reply ok(JsonNode body) {
        return json(200, body);
    }

    static Reply json(int status, JsonNode body) {
        return new Reply(status, "application/json", Json.text(body).getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Reply file(String type, byte[] body) {
        return new Reply(200, type, body, Map.of());
    }

    Reply with(Map<String, String> more) {
        return new Reply(status, type, body, more);
    }
}

package dev.loggia.sandbox.discord;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A call that the bot made, and how it ended.
 *
 * @param path without the {@code /api/v10}
 * @param headers by lower-case name, several values joined by a comma; Authorization says only which scheme it was
 * @param body the JSON, of a multipart request that of payload_json; missing when there was none
 * @param files the names of a multipart request's files
 * @param at when it came, on the stand-in's clock
 * @param took from its last byte to the answer, on the wall's clock
 * @param status the answer's; 0 when the connection was closed instead
 * @param inFlight how many calls of this route were under way when it came, itself among them
 */
public record Request(
        Route route,
        String method,
        String path,
        Map<String, String> headers,
        JsonNode body,
        List<String> files,
        Instant at,
        Duration took,
        int status,
        int inFlight) {
    public Request {
        headers = Map.copyOf(headers);
        files = List.copyOf(files);
    }
}

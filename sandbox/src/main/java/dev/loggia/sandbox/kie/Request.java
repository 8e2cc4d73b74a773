package dev.loggia.sandbox.kie;

import com.sun.net.httpserver.Headers;
import dev.loggia.sandbox.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** A request, read whole. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Request(String method, String path, String query, Headers headers, byte[] body) {

    JsonNode json() {
        return Json.read(new String(body, StandardCharsets.UTF_8));
    }

    String header(String name) {
        String value = headers.getFirst(name);
        return value == null ? "" : value;
    }

    /** The query's value, or nothing. */
    String asked(String name) {
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    boolean is(String wantedMethod, String wantedPath) {
        return method.equals(wantedMethod) && path.equals(wantedPath);
    }
}

package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with a body: the tree of errors that Discord answers, and the fields it would pass over in silence. */
final class Problems {
    private final ObjectNode errors = Json.object();
    private final List<String> unknown = new ArrayList<>();

    void add(List<String> path, String code, String message) {
        ObjectNode at = errors;
        for (String step : path) {
            JsonNode next = at.path(step);
            at = next instanceof ObjectNode object ? object : at.putObject(step);
        }
        ArrayNode list = at.path("_errors") instanceof ArrayNode array ? array : at.putArray("_errors");
        list.addObject().put("code", code).put("message", message);
    }

    void unknown(List<String> path) {
        unknown.add(String.join(".", path));
    }

    ObjectNode errors() {
        return errors;
    }

    List<String> unknown() {
        return unknown;
    }

    /** The paths of all errors, for people. */
    String summary() {
        return Json.text(errors);
    }
}

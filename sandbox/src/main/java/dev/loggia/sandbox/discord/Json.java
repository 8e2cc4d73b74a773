package dev.loggia.sandbox.discord;

import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The one mapper, and reading that does not throw on what a stranger sent. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** What the text says, or a missing node when it is no JSON. */
    static JsonNode read(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : MAPPER.readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** The field as text, a number too; empty when absent, null or something else. */
    static String string(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() || value.isNumber() ? value.asString() : "";
    }

    static int number(JsonNode node, String field, int otherwise) {
        JsonNode value = node.path(field);
        return value.isNumber() || value.isString() ? value.asInt(otherwise) : otherwise;
    }

    static boolean flag(JsonNode node, String field) {
        return node.path(field).asBoolean(false);
    }

    static Stream<JsonNode> items(JsonNode array) {
        return array.isArray() ? array.valueStream() : Stream.of();
    }

    static List<JsonNode> list(JsonNode node, String field) {
        return items(node.path(field)).toList();
    }

    static JsonNode resource(String name) {
        InputStream in = Json.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("missing in the jar: " + name);
        }
        return MAPPER.readTree(in);
    }
}

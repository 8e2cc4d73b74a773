package dev.loggia.sandbox.json;

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
public final class Json {
    public static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    public static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** What the text says, or a missing node when it is no JSON. */
    public static JsonNode read(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : MAPPER.readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** The field as text, numbers and booleans as they are written; empty when it is absent, null, a list or an object. */
    public static String string(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? value.asString("") : "";
    }

    public static int number(JsonNode node, String field, int otherwise) {
        JsonNode value = node.path(field);
        return value.isNumber() || value.isString() ? value.asInt(otherwise) : otherwise;
    }

    public static boolean flag(JsonNode node, String field) {
        return node.path(field).asBoolean(false);
    }

    public static Stream<JsonNode> items(JsonNode array) {
        return array.isArray() ? array.valueStream() : Stream.of();
    }

    public static List<JsonNode> list(JsonNode node, String field) {
        return items(node.path(field)).toList();
    }

    /** A file of the jar, beside a class. */
    public static JsonNode resource(Class<?> beside, String name) {
        InputStream in = beside.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("missing in the jar: " + name);
        }
        return MAPPER.readTree(in);
    }
}

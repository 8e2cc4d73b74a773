package dev.loggia.sandbox.telegram;

import java.io.InputStream;
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

    /** The field's text, or "" when there is none; numbers and booleans as they are written. */
    static String string(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isString()) {
            return value.stringValue();
        }
        return value.isValueNode() && !value.isNull() ? value.asString("") : "";
    }

    static JsonNode resource(String name) {
        InputStream in = Json.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("missing in the jar: " + name);
        }
        return MAPPER.readTree(in);
    }
}

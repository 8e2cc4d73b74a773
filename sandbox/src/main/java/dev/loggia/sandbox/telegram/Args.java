package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** What a method was called with; a value may be JSON or JSON written into a form's field. */
record Args(ObjectNode fields, Map<String, Upload> files) {
    /** No fields; nobody writes into it. */
    static final Args NONE = new Args(Json.object(), Map.of());

    boolean has(String name) {
        JsonNode value = fields.get(name);
        return value != null && !value.isNull();
    }

    String text(String name) {
        return Json.string(fields, name);
    }

    long number(String name, long otherwise) {
        return fields.path(name).isMissingNode() ? otherwise : fields.path(name).asLong(otherwise);
    }

    boolean flag(String name) {
        String value = text(name);
        return value.equalsIgnoreCase("true") || value.equals("1");
    }

    /** An object or an array, also when it came as text; missing when it is neither. */
    JsonNode json(String name) {
        JsonNode value = fields.path(name);
        JsonNode read = value.isString() ? Json.read(value.stringValue()) : value;
        return read.isContainer() ? read : MissingNode.getInstance();
    }

    @Nullable
    Upload file(String name) {
        return files.get(name);
    }

    /** The same call for one thing of several. */
    Args with(ObjectNode others) {
        ObjectNode both = fields.deepCopy();
        others.properties().forEach(field -> both.set(field.getKey(), field.getValue()));
        return new Args(both, files);
    }
}

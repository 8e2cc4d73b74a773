package dev.loggia.sandbox.kie;

import dev.loggia.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** One field of a model's input and what KIE accepts in it. */
record Field(String name, String type, boolean required, List<String> allowed, JsonNode rules) {

    static Field read(JsonNode json) {
        List<String> allowed = new ArrayList<>();
        json.path("enum").forEach(value -> allowed.add(value.asString()));
        return new Field(
                Json.string(json, "name"),
                Json.string(json, "type"),
                json.path("required").asBoolean(false),
                List.copyOf(allowed),
                json);
    }

    /** The sentence KIE would answer, or empty when the value is fine. */
    Optional<String> complaint(JsonNode value) {
        if (value.isMissingNode() || value.isNull() || blank(value)) {
            return required ? Optional.of("This field is required: " + name) : Optional.empty();
        }
        if (!rightType(value)) {
            return Optional.of(name + " must be of type " + type);
        }
        if (!allowed.isEmpty() && !value.isArray() && !allowed.contains(value.asString())) {
            return Optional.of(name + " is not within the range of allowed options");
        }
        return switch (type) {
            case "string" -> text(value.stringValue());
            case "array" -> list(value);
            case "integer", "number" -> number(value.doubleValue());
            default -> Optional.empty();
        };
    }

    private boolean blank(JsonNode value) {
        return value.isString() && value.stringValue().isBlank();
    }

    private boolean rightType(JsonNode value) {
        return switch (type) {
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue());
            case "number" -> value.isNumber();
            case "array" -> value.isArray();
            default -> true;
        };
    }

    private Optional<String> text(String value) {
        int length = value.codePointCount(0, value.length());
        if (length > rules.path("maxLength").asInt(Integer.MAX_VALUE)) {
            return Optional.of(name + ": the text length cannot exceed the maximum limit");
        }
        if (length < rules.path("minLength").asInt(0)) {
            return Optional.of(name + ": the text is too short");
        }
        String pattern = Json.string(rules, "pattern");
        return pattern.isEmpty() || Pattern.compile(pattern).matcher(value).find()
                ? Optional.empty()
                : Optional.of(name + " has the wrong format");
    }

    private Optional<String> list(JsonNode value) {
        if (value.size() > rules.path("maxItems").asInt(Integer.MAX_VALUE)
                || value.size() < rules.path("minItems").asInt(required ? 1 : 0)) {
            return Optional.of(name + ": the number of items is out of range");
        }
        boolean strings = "string".equals(Json.string(rules, "itemType"));
        for (JsonNode item : value) {
            if (strings && !item.isString()) {
                return Optional.of(name + " must hold strings");
            }
        }
        return Optional.empty();
    }

    private Optional<String> number(double value) {
        boolean inside = value >= rules.path("minimum").asDouble(-Double.MAX_VALUE)
                && value <= rules.path("maximum").asDouble(Double.MAX_VALUE);
        return inside ? Optional.empty() : Optional.of(name + " is out of range");
    }
}

package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks bodies against the field lists taken from Discord's published description. */
final class Schema {
    private final Map<String, Map<String, Field>> bodies = new HashMap<>();

    Schema() {
        Json.resource(Schema.class, "discord-requests.json")
                .path("bodies")
                .propertyStream()
                .forEach(body -> {
                    Map<String, Field> fields = new LinkedHashMap<>();
                    body.getValue()
                            .propertyStream()
                            .forEach(field -> fields.put(
                                    field.getKey(), Field.read(field.getValue().asString())));
                    bodies.put(body.getKey(), fields);
                });
    }

    /** {@code body} names an object in the table, or a list of one in brackets. */
    Problems check(String body, JsonNode value) {
        Problems problems = new Problems();
        check(List.of(), Field.read(body), value, problems);
        return problems;
    }

    private void check(List<String> path, Field field, JsonNode value, Problems problems) {
        switch (field.kind()) {
            case "list" -> checkList(path, field, value, problems);
            case "map" -> checkMap(path, field, value, problems);
            case "body" -> checkBody(path, field, value, problems);
            case "exact" -> {
                if (!field.names().contains(value.asString(""))) {
                    problems.add(
                            path,
                            "BASE_TYPE_CHOICES",
                            "Value must be one of {" + String.join(", ", field.names()) + "}.");
                }
            }
            case "any" -> {}
            default -> checkScalar(path, field, value, problems);
        }
    }

    private void checkList(List<String> path, Field field, JsonNode value, Problems problems) {
        Field inner = field.inner();
        if (!value.isArray() || inner == null) {
            problems.add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
            return;
        }
        checkLength(path, field, value.size(), problems);
        for (int i = 0; i < value.size(); i++) {
            check(step(path, Integer.toString(i)), inner, value.path(i), problems);
        }
    }

    private void checkMap(List<String> path, Field field, JsonNode value, Problems problems) {
        Field inner = field.inner();
        if (!value.isObject() || inner == null) {
            problems.add(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
            return;
        }
        value.propertyStream().forEach(entry -> check(step(path, entry.getKey()), inner, entry.getValue(), problems));
    }

    private void checkBody(List<String> path, Field field, JsonNode value, Problems problems) {
        if (!value.isObject()) {
            problems.add(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
            return;
        }
        Map<String, Field> fields = chosen(field, value);
        if (fields == null) {
            problems.add(
                    step(path, "type"), "UNION_TYPE_CHOICES", "Value of field \"type\" is none of those spoken here.");
            return;
        }
        fields.forEach((name, wanted) -> {
            JsonNode given = value.path(name);
            if (!given.isMissingNode() && !given.isNull()) {
                check(step(path, name), wanted, given, problems);
            } else if (wanted.required()) {
                problems.add(step(path, name), "BASE_TYPE_REQUIRED", "This field is required");
            }
        });
        value.propertyStream()
                .filter(entry -> !fields.containsKey(entry.getKey()))
                .forEach(entry -> problems.unknown(step(path, entry.getKey())));
    }

    private @Nullable Map<String, Field> chosen(Field field, JsonNode value) {
        for (String name : field.names()) {
            Map<String, Field> fields = bodies.get(name);
            if (fields == null) {
                throw new IllegalStateException("not in the table: " + name);
            }
            Field type = fields.get("type");
            boolean alone = type == null
                    || !type.kind().equals("exact")
                    || field.names().size() == 1;
            if (alone
                    || (type != null && type.names().contains(value.path("type").asString("")))) {
                return fields;
            }
        }
        return null;
    }

    private static void checkScalar(List<String> path, Field field, JsonNode value, Problems problems) {
        switch (field.kind()) {
            case "string" -> {
                if (!value.isString()) {
                    problems.add(path, "STRING_TYPE_CONVERT", "Could not interpret \"" + value + "\" as string.");
                    return;
                }
                String text = value.asString();
                checkLength(path, field, text.codePointCount(0, text.length()), problems);
            }
            case "boolean" -> {
                if (!value.isBoolean()) {
                    problems.add(path, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
                }
            }
            case "number|string" -> {
                if (!value.isString() && !value.isNumber()) {
                    problems.add(path, "STRING_TYPE_CONVERT", "Could not interpret \"" + value + "\" as string.");
                }
            }
            default -> checkNumber(path, field, value, problems);
        }
    }

    /** Discord reads numbers from strings too. */
    private static void checkNumber(List<String> path, Field field, JsonNode value, Problems problems) {
        String text = value.isString() || value.isNumber() ? value.asString() : "";
        if (!text.matches(field.kind().equals("number") ? "-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?" : "-?\\d+")) {
            problems.add(path, "NUMBER_TYPE_COERCE", "Value " + value + " is not " + field.kind() + ".");
            return;
        }
        BigDecimal number = new BigDecimal(text);
        if (field.below(number)) {
            problems.add(path, "NUMBER_TYPE_MIN", "Value should be greater than or equal to " + field.min() + ".");
        } else if (field.above(number)) {
            problems.add(path, "NUMBER_TYPE_MAX", "Value should be less than or equal to " + field.max() + ".");
        }
    }

    private static void checkLength(List<String> path, Field field, int length, Problems problems) {
        BigDecimal size = BigDecimal.valueOf(length);
        if (!field.below(size) && !field.above(size)) {
            return;
        }
        if (length == 0) {
            problems.add(path, "BASE_TYPE_REQUIRED", "This field is required");
        } else if (field.min() != null && field.max() != null) {
            problems.add(
                    path,
                    "BASE_TYPE_BAD_LENGTH",
                    "Must be between " + field.min() + " and " + field.max() + " in length.");
        } else if (field.max() != null) {
            problems.add(path, "BASE_TYPE_MAX_LENGTH", "Must be " + field.max() + " or fewer in length.");
        } else {
            problems.add(path, "BASE_TYPE_MIN_LENGTH", "Must be " + field.min() + " or more in length.");
        }
    }

    static List<String> step(List<String> path, String next) {
        List<String> longer = new ArrayList<>(path);
        longer.add(next);
        return longer;
    }
}

package dev.loggia.discord.command;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Whether Discord has a sheet of commands already. It adds fields of its own, leaves out what is the default and keeps no
 * order: only what we say counts, and a default is as good as nothing.
 */
final class Sameness {
    private static final Set<String> OURS = Set.of(
            "type",
            "name",
            "description",
            "description_localizations",
            "default_member_permissions",
            "integration_types",
            "contexts",
            "options",
            "required",
            "choices",
            "value",
            "autocomplete",
            "min_value",
            "max_value",
            "min_length",
            "max_length");

    private Sameness() {}

    static boolean of(JsonNode ours, JsonNode theirs) {
        return byName(ours).equals(byName(theirs));
    }

    private static Map<String, Map<String, Object>> byName(JsonNode commands) {
        Map<String, Map<String, Object>> normal = new TreeMap<>();
        commands.values().forEach(command -> normal.put(command.path("name").asString(""), fields(command)));
        return normal;
    }

    private static Map<String, Object> fields(JsonNode node) {
        Map<String, Object> fields = new TreeMap<>();
        node.properties().stream()
                .filter(field -> OURS.contains(field.getKey()) && says(field.getValue()))
                .forEach(field -> fields.put(field.getKey(), value(field.getKey(), field.getValue())));
        return fields;
    }

    private static boolean says(JsonNode value) {
        return !(value.isNull()
                || (value.isContainer() && value.isEmpty())
                || (value.isBoolean() && !value.asBoolean())
                || (value.isNumber() && value.asDouble() == 0));
    }

    private static Object value(String field, JsonNode value) {
        if (value.isArray()) {
            return value.values().stream()
                    .map(item -> item.isObject() ? fields(item) : item.asString(""))
                    .toList();
        }
        if (value.isObject()) {
            return field.equals("description_localizations") ? value.toString() : fields(value);
        }
        return value.isNumber() ? value.asDouble() : value.asString("");
    }
}

package dev.loggia.discord.interaction;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a person gave with a command or a form, by name. */
final class Given {
    private static final int ATTACHMENT = 11;

    private Given() {}

    /** A picture is given as the address under which Discord shows it. */
    static Map<String, String> options(JsonNode data) {
        Map<String, String> given = new LinkedHashMap<>();
        for (JsonNode option : data.path("options").values()) {
            String value = option.path("value").asString("");
            boolean picture = option.path("type").asInt(0) == ATTACHMENT;
            given.put(option.path("name").asString(""), picture ? address(data, value) : value);
        }
        return given;
    }

    private static String address(JsonNode data, String attachment) {
        return data.path("resolved")
                .path("attachments")
                .path(attachment)
                .path("url")
                .asString("");
    }

    /** The option that is being typed. */
    static Optional<JsonNode> focused(JsonNode data) {
        for (JsonNode option : data.path("options").values()) {
            if (option.path("focused").asBoolean(false)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    /** Fields come in labels, or in rows as they used to. What was left empty is not given. */
    static Map<String, String> fields(JsonNode data) {
        Map<String, String> given = new LinkedHashMap<>();
        for (JsonNode row : data.path("components").values()) {
            put(given, row.path("component"));
            row.path("components").values().forEach(input -> put(given, input));
        }
        return given;
    }

    private static void put(Map<String, String> given, JsonNode input) {
        String name = input.path("custom_id").asString("");
        String value = input.path("value").asString("");
        if (!name.isEmpty() && !value.isBlank()) {
            given.put(name, value);
        }
    }
}

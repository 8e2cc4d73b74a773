package dev.loggia.sandbox.discord;

import static dev.loggia.sandbox.discord.Schema.step;

import dev.loggia.sandbox.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What Discord asks of messages and forms beyond the types of their fields. Source: discord.com/developers/docs, embed
 * limits and component reference.
 */
final class MessageLimits {
    private static final int EMBEDS_TOGETHER = 6000;
    private static final int ROWS = 5;

    private MessageLimits() {}

    static void checkMessage(List<String> path, JsonNode body, Problems problems) {
        int embeds =
                Json.list(body, "embeds").stream().mapToInt(MessageLimits::size).sum();
        if (embeds > EMBEDS_TOGETHER) {
            problems.add(
                    step(path, "embeds"),
                    "MAX_EMBED_SIZE_EXCEEDED",
                    "Embed size exceeds maximum size of " + EMBEDS_TOGETHER);
        }
        checkRows(step(path, "components"), Json.list(body, "components"), problems);
    }

    static void checkForm(List<String> path, JsonNode form, Problems problems) {
        checkRows(step(path, "components"), Json.list(form, "components"), problems);
    }

    private static void checkRows(List<String> path, List<JsonNode> rows, Problems problems) {
        if (rows.size() > ROWS) {
            problems.add(path, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            List<JsonNode> cells = Json.list(rows.get(i), "components");
            List<String> row = step(step(path, Integer.toString(i)), "components");
            boolean wide = cells.stream().anyMatch(cell -> !isButton(cell));
            if (wide && cells.size() > 1) {
                problems.add(row, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "Component layout exceeds the row's width");
            }
            for (int j = 0; j < cells.size(); j++) {
                JsonNode cell = cells.get(j);
                List<String> at = step(row, Integer.toString(j));
                String id = Json.string(cell, "custom_id");
                if (!id.isEmpty() && !ids.add(id)) {
                    problems.add(
                            step(at, "custom_id"),
                            "COMPONENT_CUSTOM_ID_DUPLICATED",
                            "Component custom id cannot be duplicated");
                }
                if (isButton(cell)) {
                    checkButton(at, cell, problems);
                }
            }
        }
    }

    private static void checkButton(List<String> at, JsonNode button, Problems problems) {
        int style = Json.number(button, "style", 0);
        boolean id = !Json.string(button, "custom_id").isEmpty();
        boolean url = !Json.string(button, "url").isEmpty();
        if (style < 1 || style > 6) {
            problems.add(step(at, "style"), "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5, 6}.");
        } else if (style <= 4 && !id) {
            problems.add(at, "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required");
        } else if (style == 5 && !url) {
            problems.add(at, "BUTTON_COMPONENT_URL_REQUIRED", "A url is required");
        }
        if (id && url) {
            problems.add(
                    at,
                    "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
                    "A custom id and url cannot both be specified");
        }
        if (style != 6
                && Json.string(button, "label").isEmpty()
                && !button.path("emoji").isObject()) {
            problems.add(at, "BUTTON_COMPONENT_INVALID_LABEL", "A button needs a label or an emoji");
        }
    }

    private static boolean isButton(JsonNode component) {
        return Json.number(component, "type", 0) == 2;
    }

    private static int size(JsonNode embed) {
        int fields = Json.list(embed, "fields").stream()
                .mapToInt(field -> length(field, "name") + length(field, "value"))
                .sum();
        return length(embed, "title")
                + length(embed, "description")
                + fields
                + length(embed.path("footer"), "text")
                + length(embed.path("author"), "name");
    }

    private static int length(JsonNode node, String field) {
        String text = Json.string(node, field);
        return text.codePointCount(0, text.length());
    }
}

package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The data of components and forms that are used, as far as a client would let somebody use them. */
final class Clicks {
    private Clicks() {}

    static ObjectNode button(Message message, String what) {
        JsonNode pressed = usable(component(message, what));
        if (!Json.string(pressed, "url").isEmpty()) {
            throw new IllegalArgumentException(what + " only leads to an address");
        }
        return button(Json.string(pressed, "custom_id"));
    }

    static ObjectNode button(String customId) {
        return Json.object().put("custom_id", customId).put("component_type", 2).put("id", 1);
    }

    static ObjectNode select(Message message, String what, List<String> values) {
        JsonNode menu = usable(component(message, what));
        List<String> possible = Json.list(menu, "options").stream()
                .map(option -> Json.string(option, "value"))
                .toList();
        int type = Json.number(menu, "type", 3);
        if (type == 3 && !possible.containsAll(values)) {
            throw new IllegalArgumentException(values + " is not in " + possible);
        }
        ObjectNode data = Json.object().put("custom_id", Json.string(menu, "custom_id"));
        data.put("component_type", type).put("id", 1);
        ArrayNode picked = data.putArray("values");
        values.forEach(picked::add);
        return data;
    }

    static ObjectNode form(Form form, Map<String, String> values) {
        ObjectNode data = Json.object().put("custom_id", form.id());
        ArrayNode rows = data.putArray("components");
        for (Form.Line line : form.lines()) {
            String value = values.getOrDefault(line.id(), values.getOrDefault(line.label(), line.value()));
            if (!line.takes(value)) {
                throw new IllegalArgumentException(line.label() + ": the length of the text does not fit");
            }
            ObjectNode input = Json.object().put("type", 4).put("custom_id", line.id());
            input.put("value", value);
            ObjectNode row = rows.addObject().put("type", line.labelled() ? 18 : 1);
            row.put("id", rows.size());
            if (line.labelled()) {
                row.set("component", input);
            } else {
                row.putArray("components").add(input);
            }
        }
        return data;
    }

    private static JsonNode component(Message message, String what) {
        for (JsonNode row : Json.list(message.wire, "components")) {
            for (JsonNode cell : Json.list(row, "components")) {
                String emoji = Json.string(cell.path("emoji"), "name");
                if (Json.string(cell, "custom_id").equals(what)
                        || Json.string(cell, "label").equals(what)
                        || (!emoji.isEmpty() && emoji.equals(what))) {
                    return cell;
                }
            }
        }
        throw new IllegalArgumentException("no button or select " + what + " on the message " + message.id());
    }

    private static JsonNode usable(JsonNode component) {
        if (Json.flag(component, "disabled")) {
            throw new IllegalArgumentException(Json.string(component, "label") + " is disabled");
        }
        return component;
    }
}

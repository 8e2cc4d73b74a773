package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts what is seen into the plain maps that the page takes. */
final class RoomView {
    private static final Map<Integer, String> TYPES = Map.of(
            3, "string", 4, "integer", 5, "boolean", 6, "user", 7, "channel", 8, "role", 9, "user", 10, "number", 11,
            "file");
    private static final Map<Integer, String> STYLES =
            Map.of(1, "primary", 2, "secondary", 3, "success", 4, "danger", 5, "link", 6, "premium");

    private RoomView() {}

    /** A command with sub-commands is one for each of them. Described in the language of who looks, where it is translated. */
    static List<Map<String, Object>> commands(List<ObjectNode> offered, String locale) {
        List<Map<String, Object>> commands = new ArrayList<>();
        offered.forEach(command -> add(commands, "", command, locale));
        return commands;
    }

    private static void add(List<Map<String, Object>> commands, String before, JsonNode command, String locale) {
        String name = before + Json.string(command, "name");
        List<JsonNode> options = Json.list(command, "options");
        if (options.stream().anyMatch(RoomView::nests)) {
            options.forEach(option -> add(commands, name + " ", option, locale));
            return;
        }
        Map<String, Object> map = new HashMap<>();
        map.put("name", name);
        map.put("description", description(command, locale));
        map.put(
                "options",
                options.stream().map(option -> option(option, locale)).toList());
        commands.add(map);
    }

    /** The options at the ends of sub-commands. */
    static List<JsonNode> leaves(JsonNode command) {
        List<JsonNode> leaves = new ArrayList<>();
        for (JsonNode option : Json.list(command, "options")) {
            if (nests(option)) {
                leaves.addAll(leaves(option));
            } else {
                leaves.add(option);
            }
        }
        return leaves;
    }

    private static boolean nests(JsonNode option) {
        int type = Json.number(option, "type", 3);
        return type == 1 || type == 2;
    }

    private static String description(JsonNode described, String locale) {
        String translated = Json.string(described.path("description_localizations"), locale);
        return translated.isEmpty() ? Json.string(described, "description") : translated;
    }

    private static Map<String, Object> option(JsonNode option, String locale) {
        Map<String, Object> map = new HashMap<>();
        map.put("name", Json.string(option, "name"));
        map.put("description", description(option, locale));
        map.put("type", TYPES.getOrDefault(Json.number(option, "type", 3), "string"));
        map.put("required", Json.flag(option, "required"));
        map.put("autocomplete", Json.flag(option, "autocomplete"));
        map.put(
                "choices",
                Json.list(option, "choices").stream().map(RoomView::choice).toList());
        map.put("min", number(option, "min_value", "min_length"));
        map.put("max", number(option, "max_value", "max_length"));
        return map;
    }

    private static Map<String, Object> choice(JsonNode choice) {
        return Map.of("name", Json.string(choice, "name"), "value", Json.string(choice, "value"));
    }

    private static @Nullable Object number(JsonNode option, String first, String second) {
        JsonNode found = option.path(first).isNumber() ? option.path(first) : option.path(second);
        return found.isIntegralNumber() ? (Object) found.asLong() : found.isNumber() ? found.asDouble() : null;
    }

    static Map<String, Object> message(Seen seen, Person viewer) {
        Map<String, Object> map = new HashMap<>();
        map.put("id", seen.id());
        map.put("author", seen.author());
        map.put("self", seen.author().equals(viewer.name()));
        map.put("bot", seen.bot());
        map.put("text", seen.text());
        map.put("format", "discord");
        map.put("ephemeral", seen.ephemeral());
        map.put("thinking", seen.thinking());
        map.put("edited", seen.edited());
        map.put("embed", seen.embeds().isEmpty() ? null : embed(seen.embeds().get(0)));
        map.put("media", seen.files().stream().map(RoomView::file).toList());
        map.put(
                "buttons",
                seen.rows().stream()
                        .map(RoomView::row)
                        .filter(row -> !row.isEmpty())
                        .toList());
        map.put("replyTo", seen.replyTo());
        return map;
    }

    /** The command itself, as a line of who used it: a client shows that above the answer. */
    static Map<String, Object> used(Interaction command, Person viewer) {
        Map<String, Object> map = new HashMap<>();
        map.put("id", command.id());
        map.put("author", command.person().name());
        map.put("self", command.person().equals(viewer));
        map.put("bot", false);
        map.put("text", "/" + command.commandName() + typed(command.payload().path("data")));
        map.put("format", "discord");
        map.put("ephemeral", false);
        map.put("thinking", false);
        map.put("edited", false);
        map.put("embed", null);
        map.put("media", List.of());
        map.put("buttons", List.of());
        map.put("replyTo", null);
        return map;
    }

    private static String typed(JsonNode owner) {
        StringBuilder text = new StringBuilder();
        for (JsonNode option : Json.list(owner, "options")) {
            text.append(' ').append(Json.string(option, "name"));
            if (nests(option)) {
                text.append(typed(option));
            } else {
                text.append(": ").append(option.path("value").asString(""));
            }
        }
        return text.toString();
    }

    private static Map<String, Object> embed(Seen.Embed embed) {
        List<Map<String, Object>> fields = new ArrayList<>();
        embed.fields()
                .forEach(field ->
                        fields.add(Map.of("name", field.name(), "value", field.value(), "inline", field.inline())));
        Map<String, Object> map = new HashMap<>();
        map.put("title", embed.title());
        map.put("description", embed.description());
        map.put("color", embed.color() < 0 ? null : embed.color());
        map.put("fields", fields);
        map.put("footer", embed.footer());
        return map;
    }

    private static Map<String, Object> file(Seen.Attachment file) {
        return Map.of("url", "media/" + file.id(), "type", file.type(), "name", file.name(), "spoiler", file.spoiler());
    }

    private static List<Map<String, Object>> row(List<Seen.Component> row) {
        List<Map<String, Object>> buttons = new ArrayList<>();
        for (Seen.Component one : row) {
            if (one.type() == 2) {
                buttons.add(button(one, one.label(), one.id()));
            } else {
                one.options().forEach(choice -> buttons.add(button(one, choice.name(), pick(one, choice))));
            }
        }
        return buttons;
    }

    /** A select's choices are buttons on the page; this is such a button's id. */
    static String pick(Seen.Component select, Seen.Choice choice) {
        return select.id() + " " + choice.value();
    }

    private static Map<String, Object> button(Seen.Component one, String label, String id) {
        Map<String, Object> map = new HashMap<>();
        map.put("label", label);
        map.put("emoji", one.emoji());
        map.put("style", STYLES.getOrDefault(one.style(), "secondary"));
        map.put("id", id);
        map.put("url", one.url().isEmpty() ? null : one.url());
        map.put("disabled", one.disabled());
        return map;
    }

    static Map<String, Object> form(Form form) {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (Form.Line line : form.lines()) {
            Map<String, Object> map = new HashMap<>();
            map.put("id", line.id());
            map.put("label", line.label());
            map.put("value", line.value());
            map.put("long", line.large());
            map.put("required", line.required());
            map.put("max", line.most());
            fields.add(map);
        }
        return Map.of("id", form.id(), "title", form.title(), "fields", fields);
    }
}

package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns what a person types at a slash into a command's data, as far as a client would let them. */
final class Typed {
    private final World world;
    private final Person person;
    private final Channel channel;
    private final ObjectNode resolved = Json.object();

    Typed(World world, Person person, Channel channel) {
        this.world = world;
        this.person = person;
        this.channel = channel;
    }

    /** @param focused the option that is being typed, or nothing when the command is sent */
    ObjectNode data(String command, Map<String, ?> values, String focused) {
        List<String> words = List.of(command.replaceFirst("^/", "").strip().split("\\s+"));
        ObjectNode found = world.commands.offered(person, channel).stream()
                .filter(one -> Json.string(one, "name").equals(words.get(0)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no command /" + words.get(0) + " is offered here"));
        ObjectNode data = Json.object();
        data.put("id", Json.string(found, "id")).put("name", words.get(0)).put("type", 1);
        if (found.has("guild_id")) {
            data.put("guild_id", Json.string(found, "guild_id"));
        }
        options(data, found, words.subList(1, words.size()), new LinkedHashMap<>(values), focused);
        if (!resolved.isEmpty()) {
            data.set("resolved", resolved);
        }
        return data;
    }

    private void options(
            ObjectNode into, JsonNode definition, List<String> words, Map<String, Object> values, String focused) {
        List<JsonNode> options = Json.list(definition, "options");
        boolean nested = options.stream().anyMatch(option -> Json.number(option, "type", 0) <= 2);
        if (nested) {
            if (words.isEmpty()) {
                throw new IllegalArgumentException("/" + Json.string(definition, "name") + " needs a sub-command");
            }
            JsonNode chosen = options.stream()
                    .filter(option -> Json.string(option, "name").equals(words.get(0)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no sub-command " + words.get(0)));
            ObjectNode inner = into.putArray("options").addObject();
            inner.put("name", words.get(0)).put("type", Json.number(chosen, "type", 1));
            options(inner, chosen, words.subList(1, words.size()), values, focused);
            return;
        }
        ArrayNode list = into.putArray("options");
        List<String> left = new ArrayList<>(values.keySet());
        for (JsonNode option : options) {
            String name = Json.string(option, "name");
            left.remove(name);
            Object value = values.get(name);
            if (value != null) {
                ObjectNode given = list.addObject().put("name", name).put("type", Json.number(option, "type", 3));
                put(given, option, value, name.equals(focused));
            } else if (Json.flag(option, "required") && focused.isEmpty()) {
                throw new IllegalArgumentException("the option " + name + " is required");
            }
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("no such option: " + left);
        }
    }

    private void put(ObjectNode given, JsonNode option, Object value, boolean focused) {
        if (focused) {
            given.put("value", value.toString()).put("focused", true);
            return;
        }
        switch (Json.number(option, "type", 3)) {
            case 3 -> given.put("value", text(option, value.toString()));
            case 4 -> given.put("value", whole(option, value));
            case 5 -> given.put("value", Boolean.parseBoolean(value.toString()));
            case 6, 9 -> given.put("value", user((Person) value));
            case 7 -> given.put("value", place((Channel) value));
            case 8 -> given.put("value", role(value.toString()));
            case 10 -> given.put("value", within(option, Double.parseDouble(value.toString())));
            case 11 -> given.put("value", file((Upload) value));
            default -> given.put("value", value.toString());
        }
    }

    private static String text(JsonNode option, String value) {
        List<JsonNode> choices = Json.list(option, "choices");
        if (!choices.isEmpty()) {
            return choices.stream()
                    .filter(choice -> Json.string(choice, "name").equals(value)
                            || Json.string(choice, "value").equals(value))
                    .map(choice -> Json.string(choice, "value"))
                    .findFirst()
                    .orElseThrow(() -> refused(option, value + " is not among the choices"));
        }
        int length = value.length();
        if (length < Json.number(option, "min_length", 0) || length > Json.number(option, "max_length", 6000)) {
            throw refused(option, "the length of the text does not fit");
        }
        return value;
    }

    private static long whole(JsonNode option, Object value) {
        for (JsonNode choice : Json.list(option, "choices")) {
            if (Json.string(choice, "name").equals(value.toString())) {
                return choice.path("value").asLong();
            }
        }
        long number = Long.parseLong(value.toString());
        within(option, number);
        return number;
    }

    private static double within(JsonNode option, double number) {
        if ((option.path("min_value").isNumber()
                        && number < option.path("min_value").asDouble())
                || (option.path("max_value").isNumber()
                        && number > option.path("max_value").asDouble())) {
            throw refused(option, number + " is out of bounds");
        }
        return number;
    }

    private String user(Person chosen) {
        resolved.withObject("users").set(chosen.id(), world.wire.user(chosen));
        Guild guild = world.guildOf(channel);
        if (guild != null) {
            ObjectNode member = world.wire.member(chosen, guild);
            member.remove("user");
            resolved.withObject("members").set(chosen.id(), member);
        }
        return chosen.id();
    }

    private String place(Channel chosen) {
        resolved.withObject("channels").set(chosen.id(), world.wire.channel(chosen));
        return chosen.id();
    }

    private String role(String id) {
        Guild guild = world.guildOf(channel);
        if (guild != null) {
            guild.roles().forEach((name, known) -> {
                if (known.equals(id)) {
                    resolved.withObject("roles").set(id, world.wire.role(guild, name));
                }
            });
        }
        return id;
    }

    private String file(Upload chosen) {
        ObjectNode stored = Attachments.store(world, channel, chosen, Json.object());
        stored.put("ephemeral", true);
        String id = Json.string(stored, "id");
        resolved.withObject("attachments").set(id, stored);
        return id;
    }

    private static IllegalArgumentException refused(JsonNode option, String why) {
        return new IllegalArgumentException(Json.string(option, "name") + ": " + why);
    }
}

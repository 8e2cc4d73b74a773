package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The commands that the application has registered, for all and for single guilds. */
final class Commands {
    static final String EVERYWHERE = "";
    private static final int DIRECT_CONTEXT = 1;

    private final World world;
    private final Map<String, Map<String, ObjectNode>> byPlace = new HashMap<>();

    Commands(World world) {
        this.world = world;
    }

    ArrayNode list(String guildId) {
        ArrayNode all = Json.array();
        of(guildId).values().forEach(all::add);
        return all;
    }

    ArrayNode overwrite(String guildId, JsonNode bodies) {
        Map<String, ObjectNode> before = new HashMap<>(of(guildId));
        of(guildId).clear();
        bodies.forEach(body -> put(guildId, body, before));
        world.changed();
        return list(guildId);
    }

    /** As they were before a restart, ids and all. */
    void restore(List<JsonNode> stored) {
        stored.forEach(command -> of(EVERYWHERE).put(key(command), (ObjectNode) command));
    }

    boolean has(String guildId, JsonNode body) {
        return of(guildId).containsKey(key(body));
    }

    ObjectNode put(String guildId, JsonNode body) {
        ObjectNode stored = put(guildId, body, of(guildId));
        world.changed();
        return stored;
    }

    /** Who registers a command again keeps its id. */
    private ObjectNode put(String guildId, JsonNode body, Map<String, ObjectNode> before) {
        ObjectNode known = before.get(key(body));
        ObjectNode stored = Json.object();
        stored.put("id", known == null ? world.ids.next() : Json.string(known, "id"));
        stored.put("application_id", world.applicationId).put("version", world.ids.next());
        if (!guildId.isEmpty()) {
            stored.put("guild_id", guildId);
        }
        stored.put("type", 1).put("nsfw", false).putNull("default_member_permissions");
        stored.put("description", "").putArray("integration_types").add(0);
        stored.putNull("contexts");
        body.propertyStream()
                .forEach(field -> stored.set(field.getKey(), field.getValue().deepCopy()));
        if (stored.path("default_member_permissions").isNumber()) {
            stored.put("default_member_permissions", Json.string(stored, "default_member_permissions"));
        }
        of(guildId).put(key(body), stored);
        return stored;
    }

    Optional<ObjectNode> byId(String guildId, String id) {
        return of(guildId).values().stream()
                .filter(command -> Json.string(command, "id").equals(id))
                .findFirst();
    }

    void remove(String guildId, JsonNode command) {
        of(guildId).remove(key(command));
        world.changed();
    }

    /** What a client offers this person in this channel; a guild's own command hides the common one. */
    List<ObjectNode> offered(Person person, Channel channel) {
        Map<String, ObjectNode> found = new LinkedHashMap<>(of(EVERYWHERE));
        found.putAll(of(channel.guildId() == null ? "-" : channel.guildId()));
        List<ObjectNode> offered = new ArrayList<>();
        for (ObjectNode command : found.values()) {
            if (Json.number(command, "type", 1) == 1 && offers(command, person, channel)) {
                offered.add(command);
            }
        }
        return offered;
    }

    private static boolean offers(ObjectNode command, Person person, Channel channel) {
        if (Json.flag(command, "nsfw") && !channel.nsfw() && !channel.direct()) {
            return false;
        }
        if (channel.direct()) {
            JsonNode contexts = command.path("contexts");
            return contexts.isArray()
                    ? Json.items(contexts).anyMatch(context -> context.asInt(-1) == DIRECT_CONTEXT)
                    : command.path("dm_permission").asBoolean(true);
        }
        boolean guildContext = !command.path("contexts").isArray()
                || Json.list(command, "contexts").stream().anyMatch(context -> context.asInt(-1) == 0);
        String needed = Json.string(command, "default_member_permissions");
        long needs = needed.isEmpty() ? 0 : Long.parseLong(needed);
        boolean allowed = !needed.equals("0") && (Wire.permissions(person) & needs) == needs;
        return guildContext && allowed;
    }

    private Map<String, ObjectNode> of(String guildId) {
        return byPlace.computeIfAbsent(guildId, place -> new LinkedHashMap<>());
    }

    private static String key(JsonNode command) {
        return Json.number(command, "type", 1) + " " + Json.string(command, "name");
    }
}

package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes, edits and deletes messages by bodies that have been checked. */
final class Messages {
    static final int EPHEMERAL = 1 << 6;
    private static final int COMPONENTS_V2 = 1 << 15;
    private static final int LOADING = 1 << 7;
    private static final int KEPT_ON_EDIT = EPHEMERAL | LOADING;

    private final World world;

    Messages(World world) {
        this.world = world;
    }

    /** Refuses files above the channel's limit, before anything is changed. */
    void checkFiles(Channel channel, Body body) {
        long most = world.attachmentLimit(channel);
        if (body.files().values().stream().anyMatch(file -> file.bytes().length > most)) {
            throw Refusal.tooLarge();
        }
        if (body.files().size() > 10) {
            throw Refusal.invalid(List.of("attachments"), "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.");
        }
    }

    Message write(Channel channel, Body body, @Nullable Interaction by, boolean ephemeral, boolean thinking) {
        checkFiles(channel, body);
        if (!thinking && saysNothing(body)) {
            throw Refusal.emptyMessage();
        }
        JsonNode answered = answered(body, by, channel);
        int type = answered.isObject() ? 19 : by != null && by.type() == Interaction.COMMAND ? 20 : 0;
        ObjectNode wire = world.wire.message(channel, world.wire.bot(), type, by);
        if (answered.isObject()) {
            wire.set("message_reference", answered);
        }
        String onlyFor = ephemeral && by != null ? by.person().id() : null;
        Message message = new Message(wire, channel, by, onlyFor, thinking);
        apply(message, body);
        wire.put("flags", wire.path("flags").asInt() | (ephemeral ? EPHEMERAL : 0) | (thinking ? LOADING : 0));
        ping(message, body.json());
        world.messages.put(message.id(), message);
        tell("MESSAGE_CREATE", message);
        return message;
    }

    /** Follow-ups reply to the first answer, answers to components reply to what these stand on. */
    private static JsonNode answered(Body body, @Nullable Interaction by, Channel channel) {
        if (by == null) {
            return body.json().path("message_reference").deepCopy();
        }
        String original = by.original();
        String id = original == null ? Json.string(by.payload().path("message"), "id") : original;
        return id.isEmpty()
                ? Json.object().missingNode()
                : Json.object().put("type", 0).put("channel_id", channel.id()).put("message_id", id);
    }

    private static boolean saysNothing(Body body) {
        return body.files().isEmpty()
                && Json.string(body.json(), "content").isBlank()
                && Json.list(body.json(), "embeds").isEmpty()
                && Json.list(body.json(), "components").isEmpty()
                && !body.json().path("poll").isObject();
    }

    private static boolean leavesNothing(Message message, Body body) {
        boolean something = !body.files().isEmpty();
        for (String part : List.of("content", "embeds", "components", "attachments")) {
            JsonNode there = body.json().has(part) ? body.json().path(part) : message.wire.path(part);
            something |=
                    there.isArray() ? !there.isEmpty() : !there.asString("").isBlank();
        }
        return !something;
    }

    /** The end of a deferred answer is no edit: its message appears, with its mentions. */
    void edit(Message message, Body body) {
        checkFiles(message.channel, body);
        if (leavesNothing(message, body)) {
            throw Refusal.emptyMessage();
        }
        boolean first = message.thinking;
        if (!first) {
            message.earlier.add(Json.string(message.wire, "content"));
        }
        apply(message, body);
        message.thinking = false;
        message.wire.put("flags", message.wire.path("flags").asInt() & ~LOADING);
        if (first) {
            ping(message, body.json());
        } else {
            message.wire.put("edited_timestamp", Wire.time(world.now()));
        }
        tell("MESSAGE_UPDATE", message);
    }

    void delete(Message message) {
        world.messages.remove(message.id());
        tell("MESSAGE_DELETE", message);
    }

    private void apply(Message message, Body body) {
        JsonNode json = body.json();
        ObjectNode wire = message.wire;
        Map<String, String> urls = attach(message, body);
        if (json.has("content")) {
            wire.put("content", Json.string(json, "content"));
        }
        if (json.has("embeds")) {
            ArrayNode embeds = wire.putArray("embeds");
            Json.items(json.path("embeds")).forEach(embed -> embeds.add(resolved(embed.deepCopy(), urls, message)));
        }
        if (json.has("components")) {
            ArrayNode rows = wire.putArray("components");
            Json.items(json.path("components")).forEach(row -> rows.add(row.deepCopy()));
        }
        if (json.path("flags").isNumber()) {
            int flags = json.path("flags").asInt();
            if ((flags & COMPONENTS_V2) != 0) {
                world.fault("Components V2 are not spoken here: flags " + flags);
            }
            wire.put("flags", (flags & ~KEPT_ON_EDIT) | (wire.path("flags").asInt() & KEPT_ON_EDIT));
        }
    }

    /** Keeps what {@code attachments} names, or all when it is absent, and adds the files; answers addresses by name. */
    private Map<String, String> attach(Message message, Body body) {
        JsonNode wanted = body.json().path("attachments");
        ArrayNode list = (ArrayNode) message.wire.path("attachments");
        if (wanted.isArray()) {
            Set<String> kept =
                    Json.items(wanted).map(item -> Json.string(item, "id")).collect(Collectors.toSet());
            ArrayNode remaining = Json.array();
            list.forEach(old -> {
                if (kept.contains(Json.string(old, "id"))) {
                    remaining.add(old);
                }
            });
            list.removeAll().addAll(remaining);
        }
        Map<String, String> urls = new HashMap<>(message.shown);
        list.forEach(old -> urls.put(Json.string(old, "filename"), Json.string(old, "url")));
        body.files().forEach((number, file) -> {
            JsonNode described = Json.items(wanted)
                    .filter(item -> Json.string(item, "id").equals(Integer.toString(number)))
                    .findFirst()
                    .orElse(Json.object());
            ObjectNode stored = Attachments.store(world, message.channel, file, described);
            list.add(stored);
            urls.put(file.name(), Json.string(stored, "url"));
            urls.put(Json.string(stored, "filename"), Json.string(stored, "url"));
        });
        return urls;
    }

    /** A file that an embed shows leaves the list of attachments. */
    private JsonNode resolved(JsonNode embed, Map<String, String> urls, Message message) {
        for (String place : List.of("image", "thumbnail", "video")) {
            if (embed.path(place) instanceof ObjectNode picture
                    && Json.string(picture, "url").startsWith("attachment://")) {
                String name = Json.string(picture, "url").substring("attachment://".length());
                String url = urls.get(name);
                if (url == null) {
                    world.fault("an embed shows " + name + ", which is not attached");
                    continue;
                }
                picture.put("url", url);
                message.shown.put(name, url);
                List<JsonNode> rest = new ArrayList<>(Json.list(message.wire, "attachments"));
                rest.removeIf(file -> Json.string(file, "url").equals(url));
                ((ArrayNode) message.wire.path("attachments")).removeAll().addAll(rest);
            }
        }
        ((ObjectNode) embed).put("type", "rich");
        return embed;
    }

    private void ping(Message message, JsonNode body) {
        if (message.onlyFor != null || message.thinking) {
            return;
        }
        message.pings.addAll(Mentions.allowed(Json.string(message.wire, "content"), body.path("allowed_mentions")));
        ArrayNode mentions = message.wire.putArray("mentions");
        for (String ping : message.pings) {
            Person person = world.people.get(ping);
            if (person != null) {
                mentions.add(world.wire.user(person));
            }
        }
        message.wire.put("mention_everyone", message.pings.contains("@everyone"));
    }

    private void tell(String event, Message message) {
        if (message.onlyFor == null) {
            ObjectNode data = message.wire.deepCopy();
            if (message.channel.guildId() != null) {
                data.put("guild_id", message.channel.guildId());
            }
            long intent = message.channel.direct() ? Gateway.DIRECT_MESSAGES : Gateway.GUILD_MESSAGES;
            world.line.tell(message.channel.guildId(), intent, event, data);
        }
        world.changed();
    }
}

package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The command menus by scope and language, and which of them a person sees. Guarded by the world's monitor. */
final class Menus {
    private static final List<String> SCOPES = List.of(
            "default",
            "all_private_chats",
            "all_group_chats",
            "all_chat_administrators",
            "chat",
            "chat_administrators",
            "chat_member");
    private static final int MOST = 100;

    private final World world;
    final Map<String, ArrayNode> menus = new LinkedHashMap<>();

    Menus(World world) {
        this.world = world;
    }

    JsonNode set(Args args) {
        JsonNode given = args.json("commands");
        if (!given.isArray()) {
            throw Refusal.bad("expected an Array of BotCommand");
        }
        if (given.size() > MOST) {
            throw Refusal.bad("BOT_COMMANDS_TOO_MUCH");
        }
        for (JsonNode command : given) {
            if (!Json.string(command, "command").matches("/?[a-z0-9_]{1,32}")) {
                throw Refusal.bad("BOT_COMMAND_INVALID");
            }
            int length = Json.string(command, "description").length();
            if (length < 1 || length > 256) {
                throw Refusal.bad("BOT_COMMAND_DESCRIPTION_INVALID");
            }
        }
        synchronized (world) {
            String key = key(args);
            if (given.isEmpty()) {
                menus.remove(key);
            } else {
                menus.put(key, (ArrayNode) given.deepCopy());
            }
            world.changed();
        }
        return Json.MAPPER.valueToTree(true);
    }

    JsonNode get(Args args) {
        synchronized (world) {
            return menus.getOrDefault(key(args), Json.array()).deepCopy();
        }
    }

    JsonNode delete(Args args) {
        synchronized (world) {
            menus.remove(key(args));
            world.changed();
        }
        return Json.MAPPER.valueToTree(true);
    }

    private static String key(Args args) {
        JsonNode scope = args.json("scope");
        String type = scope.isObject() ? Json.string(scope, "type") : "default";
        if (!SCOPES.contains(type)) {
            throw Refusal.bad("can't parse BotCommandScope: Unsupported type specified");
        }
        String language = args.text("language_code");
        if (!language.isEmpty() && !language.matches("[a-z]{2}")) {
            throw Refusal.bad("invalid language_code specified");
        }
        return new Scope(type, Json.string(scope, "chat_id"), Json.string(scope, "user_id")).key(language);
    }

    /** The first menu that Telegram's order of scopes finds; the person's language before none. */
    ArrayNode seenBy(Chat chat, ObjectNode person) {
        String id = Long.toString(chat.id);
        String user = Json.string(person, "id");
        List<Scope> scopes = new ArrayList<>();
        if (chat.isPrivate()) {
            scopes.add(new Scope("chat", id, ""));
            scopes.add(new Scope("all_private_chats", "", ""));
        } else {
            scopes.add(new Scope("chat_member", id, user));
            scopes.add(new Scope("chat_administrators", id, ""));
            scopes.add(new Scope("chat", id, ""));
            scopes.add(new Scope("all_chat_administrators", "", ""));
            scopes.add(new Scope("all_group_chats", "", ""));
            if (!chat.isAdmin(person.path("id").asLong(0))) {
                scopes.removeIf(scope -> scope.type().endsWith("administrators"));
            }
        }
        scopes.add(new Scope("default", "", ""));
        return scopes.stream()
                .flatMap(scope ->
                        Stream.of(Json.string(person, "language_code"), "").map(scope::key))
                .map(menus::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(Json::array);
    }

    private record Scope(String type, String chat, String user) {
        String key(String language) {
            return String.join("|", type, chat, user, language);
        }
    }
}

package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the bot asks about chats, people and files. */
final class Lookups {
    private static final int LARGEST_DOWNLOAD = 20 << 20;

    private final World world;
    private final Shelf shelf;

    Lookups(World world, Shelf shelf) {
        this.world = world;
        this.shelf = shelf;
    }

    JsonNode me() {
        ObjectNode me = world.bot().deepCopy();
        me.put("can_join_groups", true).put("can_read_all_group_messages", false);
        return me.put("supports_inline_queries", true).put("can_connect_to_business", false);
    }

    JsonNode file(Args args) {
        Shelf.Item item = shelf.find(args.text("file_id"))
                .orElseThrow(() -> Refusal.bad("wrong file_id or the file is temporarily unavailable"));
        if (item.bytes().length > LARGEST_DOWNLOAD) {
            throw Refusal.bad("file is too big");
        }
        ObjectNode file = Json.object();
        file.put("file_id", item.id()).put("file_unique_id", item.unique());
        return file.put("file_size", item.bytes().length).put("file_path", item.path());
    }

    JsonNode chat(Args args) {
        synchronized (world) {
            Chat chat = world.named(args);
            ObjectNode full = chat.wire.deepCopy();
            full.put("accent_color_id", 0).put("max_reaction_count", 11);
            full.putObject("accepted_gift_types")
                    .put("unlimited_gifts", true)
                    .put("limited_gifts", true)
                    .put("unique_gifts", true)
                    .put("premium_subscription", true);
            return full;
        }
    }

    JsonNode member(Args args) {
        synchronized (world) {
            Chat chat = readable(args);
            long user = args.number("user_id", 0);
            if (!world.users.containsKey(user)) {
                throw Refusal.bad("invalid user_id specified");
            }
            return member(chat, user);
        }
    }

    JsonNode administrators(Args args) {
        synchronized (world) {
            Chat chat = readable(args);
            if (chat.isPrivate()) {
                throw Refusal.bad("there are no administrators in the private chat");
            }
            ArrayNode admins = Json.array();
            chat.members.keySet().stream()
                    .filter(chat::isAdmin)
                    .filter(user -> user != world.options.botId())
                    .forEach(user -> admins.add(member(chat, user)));
            return admins;
        }
    }

    /** In a private chat both are members; elsewhere the bot must be one. */
    private Chat readable(Args args) {
        return world.named(args).isPrivate() ? world.named(args) : world.writable(args);
    }

    ObjectNode member(Chat chat, long user) {
        ObjectNode member = Json.object();
        member.set("user", world.person(user).deepCopy());
        String status = chat.isPrivate() ? "member" : chat.members.getOrDefault(user, "left");
        member.put("status", status);
        switch (status) {
            case "creator" -> member.put("is_anonymous", false);
            case "administrator" -> rights(member);
            case "kicked" -> member.put("until_date", 0);
            default -> {}
        }
        return member;
    }

    private static void rights(ObjectNode member) {
        member.put("is_anonymous", false).put("can_be_edited", false);
        for (String right : new String[] {
            "manage_chat", "delete_messages", "manage_video_chats", "restrict_members", "promote_members",
            "change_info", "invite_users", "post_stories", "edit_stories", "delete_stories"
        }) {
            member.put("can_" + right, true);
        }
    }
}

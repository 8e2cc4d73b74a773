package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** The update that tells a bot what it has become in a chat. */
final class Members {
    private Members() {}

    static ObjectNode changed(World world, Chat chat, ObjectNode by, String before, String after) {
        ObjectNode change = Json.object();
        change.set("chat", chat.wire.deepCopy());
        change.set("from", by.deepCopy());
        change.put("date", world.now().getEpochSecond());
        change.set("old_chat_member", member(world, before));
        change.set("new_chat_member", member(world, after));
        return change;
    }

    private static ObjectNode member(World world, String status) {
        ObjectNode member = Json.object();
        member.set("user", world.bot().deepCopy());
        member.put("status", status);
        if (status.equals("kicked")) {
            member.put("until_date", 0);
        }
        return member;
    }
}

package dev.loggia.sandbox.telegram;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A private chat, a group or a forum; guarded by the world's monitor. */
final class Chat {
    static final String PRIVATE = "private";
    static final String GROUP = "group";
    static final String SUPERGROUP = "supergroup";

    final long id;
    final String type;
    final ObjectNode wire;
    final TreeMap<Integer, Post> posts = new TreeMap<>();
    /** By user id: creator, administrator, member, left or kicked; the bot is one of them. */
    final Map<Long, String> members = new LinkedHashMap<>();

    final Map<Integer, String> topics = new LinkedHashMap<>();
    final Map<Integer, Doing> doing = new HashMap<>();
    boolean started;
    boolean blocked;
    long migratedTo;

    /** What the bot shows to be doing. */
    record Doing(String action, Instant until) {}

    /** A message and what it said before. */
    static final class Post {
        ObjectNode message;
        final List<String> before = new ArrayList<>();
        /** The force_reply with which it was sent. */
        @Nullable
        ObjectNode forced;
        /** The bot's reaction to it; "" without. */
        String reaction = "";

        Post(ObjectNode message) {
            this.message = message;
        }
    }

    Chat(long id, String type, ObjectNode wire) {
        this.id = id;
        this.type = type;
        this.wire = wire;
        wire.put("id", id);
        wire.put("type", type);
    }

    boolean isPrivate() {
        return type.equals(PRIVATE);
    }

    boolean isAdmin(long user) {
        String status = members.getOrDefault(user, "left");
        return status.equals("creator") || status.equals("administrator");
    }
}

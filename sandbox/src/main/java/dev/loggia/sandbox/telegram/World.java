package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Chats, people and messages. Its monitor guards all of them; whoever waits on it is woken by each change. */
final class World {
    private static final long FIRST_PERSON = 100_001;
    private static final long FIRST_GROUP = -4_000_001;
    private static final long FIRST_FORUM = -1_001_000_000_001L;
    private static final String BLOCKED = "bot was blocked by the user";

    final Options options;
    final Map<Long, ObjectNode> users = new LinkedHashMap<>();
    final Map<Long, Chat> chats = new LinkedHashMap<>();
    private long version;
    private int lastMessage = 100;
    private boolean closed;

    World(Options options) {
        this.options = options;
        ObjectNode bot = user(options.botId(), options.botName(), options.botUsername());
        bot.put("is_bot", true);
        long id = FIRST_PERSON;
        for (String name : options.people()) {
            ObjectNode person = user(id, name, name.toLowerCase(Locale.ROOT).replaceAll("\\W", "") + "_test");
            person.put("language_code", "en");
            Chat chat = new Chat(id, Chat.PRIVATE, Json.object());
            chat.wire.put("first_name", name).put("username", Json.string(person, "username"));
            chats.put(id, chat);
            id++;
        }
        addGroup(new Chat(FIRST_GROUP, Chat.GROUP, Json.object().put("title", options.group())));
        Chat forum = new Chat(FIRST_FORUM, Chat.SUPERGROUP, Json.object().put("title", options.group() + " Forum"));
        forum.wire.put("is_forum", true);
        addGroup(forum);
    }

    private ObjectNode user(long id, String name, String username) {
        ObjectNode user = Json.object();
        user.put("id", id).put("is_bot", false).put("first_name", name).put("username", username);
        users.put(id, user);
        return user;
    }

    private void addGroup(Chat group) {
        users.keySet().forEach(user -> group.members.put(user, "member"));
        group.members.put(FIRST_PERSON, "creator");
        chats.put(group.id, group);
    }

    Chat group() {
        Chat group = chat(FIRST_GROUP);
        return group.migratedTo == 0 ? group : chat(group.migratedTo);
    }

    Chat forum() {
        return chat(FIRST_FORUM);
    }

    Instant now() {
        return options.clock().instant();
    }

    ObjectNode bot() {
        return Objects.requireNonNull(users.get(options.botId()));
    }

    ObjectNode person(long id) {
        ObjectNode person = users.get(id);
        if (person == null) {
            throw new IllegalArgumentException("nobody has the id " + id);
        }
        return person;
    }

    Chat chat(long id) {
        Chat chat = chats.get(id);
        if (chat == null) {
            throw new IllegalArgumentException("no chat has the id " + id);
        }
        return chat;
    }

    /** The chat that the call names, as one that the bot can read. */
    synchronized Chat named(Args args) {
        if (args.text("chat_id").isEmpty()) {
            throw Refusal.bad("chat_id is empty");
        }
        Chat chat = find(args.text("chat_id"));
        if (chat == null) {
            throw Refusal.bad("chat not found");
        }
        if (chat.migratedTo != 0) {
            throw Refusal.migrated(chat.migratedTo);
        }
        return chat;
    }

    /** The chat that the call names, as one in which the bot may write. */
    synchronized Chat writable(Args args) {
        Chat chat = named(args);
        if (chat.isPrivate()) {
            if (chat.blocked) {
                throw Refusal.forbidden(BLOCKED);
            }
            if (!chat.started) {
                throw Refusal.forbidden("bot can't initiate conversation with a user");
            }
        } else if (!Stream.of("member", "administrator").anyMatch(status -> status.equals(botIn(chat)))) {
            String where = chat.type.equals(Chat.GROUP) ? "group" : "supergroup";
            throw Refusal.forbidden(
                    botIn(chat).equals("kicked")
                            ? "bot was kicked from the " + where + " chat"
                            : "bot is not a member of the " + where + " chat");
        }
        return chat;
    }

    String botIn(Chat chat) {
        return chat.members.getOrDefault(options.botId(), "left");
    }

    private @Nullable Chat find(String id) {
        if (id.matches("-?\\d{1,18}")) {
            return chats.get(Long.parseLong(id));
        }
        return chats.values().stream()
                .filter(chat -> !chat.isPrivate() && id.equals("@" + Json.string(chat.wire, "username")))
                .findFirst()
                .orElse(null);
    }

    /** A new message's head: number, author, chat, date, topic. */
    ObjectNode head(Chat chat, ObjectNode author, int topic) {
        ObjectNode message = Json.object();
        lastMessage++;
        message.put("message_id", lastMessage);
        message.set("from", author.deepCopy());
        message.set("chat", chat.wire.deepCopy());
        message.put("date", now().getEpochSecond());
        if (topic != 0) {
            message.put("message_thread_id", topic).put("is_topic_message", true);
        }
        return message;
    }

    Chat.Post add(Chat chat, ObjectNode message) {
        Chat.Post post = new Chat.Post(message);
        chat.posts.put(message.path("message_id").asInt(0), post);
        changed();
        return post;
    }

    /** The group becomes a supergroup with another id, as a group does when it gets a topic or a public name. */
    synchronized Chat upgrade() {
        Chat old = group();
        Chat next = new Chat(-1_002_000_000_001L, Chat.SUPERGROUP, Json.object().put("title", options.group()));
        next.members.putAll(old.members);
        chats.put(next.id, next);
        old.migratedTo = next.id;
        changed();
        return next;
    }

    List<ObjectNode> people() {
        return users.values().stream()
                .filter(user -> !user.path("is_bot").asBoolean(false))
                .toList();
    }

    synchronized void changed() {
        version++;
        notifyAll();
    }

    /** What a bot was doing and is no longer counts as a change. */
    synchronized long version() {
        boolean ended = false;
        for (Chat chat : chats.values()) {
            ended |= chat.doing.values().removeIf(doing -> !doing.until().isAfter(now()));
        }
        if (ended) {
            changed();
        }
        return version;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized int lastMessage() {
        return lastMessage;
    }

    synchronized void restore(long knownVersion, int knownMessage) {
        version = knownVersion;
        lastMessage = knownMessage;
    }
}

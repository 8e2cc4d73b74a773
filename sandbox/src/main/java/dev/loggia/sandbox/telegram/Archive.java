package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps everything in one JSON file beside the files that were sent, written a moment after each change and when the
 * stand-in closes. It holds messages: whoever may read them may read it. Questions that wait for an answer are not kept,
 * as they are too old after a restart anyway.
 */
final class Archive implements Runnable {
    private static final long PAUSE_MILLIS = 100;

    private final Path folder;
    private final World world;
    private final Updates updates;
    private final Webhook webhook;
    private final Menus menus;
    private final Payments payments;
    private final Shelf shelf;
    private long saved = -1;

    Archive(Path folder, World world, Updates updates, Webhook webhook, Menus menus, Payments payments, Shelf shelf) {
        this.folder = folder;
        this.world = world;
        this.updates = updates;
        this.webhook = webhook;
        this.menus = menus;
        this.payments = payments;
        this.shelf = shelf;
    }

    /** @throws UncheckedIOException when the folder cannot be used or what is in it cannot be read */
    void load() {
        try {
            Files.createDirectories(folder.resolve("files"));
            Path file = folder.resolve("telegram.json");
            if (Files.exists(file)) {
                restore(Json.MAPPER.readTree(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Telegram stand-in cannot use " + folder, e);
        } catch (JacksonException e) {
            throw new UncheckedIOException(new IOException("Telegram stand-in cannot read its state in " + folder, e));
        }
    }

    private void restore(JsonNode state) throws IOException {
        for (JsonNode file : state.path("files")) {
            String id = Json.string(file, "id");
            shelf.put(new Shelf.Item(
                    id,
                    Json.string(file, "kind"),
                    Json.string(file, "name"),
                    Json.string(file, "type"),
                    file.path("width").asInt(0),
                    file.path("height").asInt(0),
                    Files.readAllBytes(folder.resolve("files").resolve(id))));
        }
        synchronized (world) {
            for (JsonNode kept : state.path("chats")) {
                chat(kept);
            }
            for (JsonNode user : state.path("users")) {
                world.users.put(user.path("id").asLong(0), (ObjectNode) user);
            }
            state.path("menus")
                    .properties()
                    .forEach(menu -> menus.menus.put(menu.getKey(), (ArrayNode) menu.getValue()));
            payments.restore(state.path("charges"));
            world.restore(
                    state.path("version").asLong(0), state.path("lastMessage").asInt(0));
            updates.restore(state.path("pending"), state.path("lastUpdate").asInt(0), state.path("allowed"));
            webhook.restore(state.path("webhook"));
        }
    }

    private void chat(JsonNode kept) {
        long id = kept.path("id").asLong(0);
        Chat chat = new Chat(id, Json.string(kept, "type"), (ObjectNode) kept.path("wire"));
        kept.path("members")
                .properties()
                .forEach(member -> chat.members.put(
                        Long.parseLong(member.getKey()), member.getValue().asString("left")));
        kept.path("topics")
                .properties()
                .forEach(topic -> chat.topics.put(
                        Integer.parseInt(topic.getKey()), topic.getValue().asString("")));
        for (JsonNode post : kept.path("posts")) {
            Chat.Post restored = new Chat.Post((ObjectNode) post.path("message"));
            post.path("before").forEach(text -> restored.before.add(text.asString("")));
            restored.reaction = Json.string(post, "reaction");
            if (post.path("forced").isObject()) {
                restored.forced = (ObjectNode) post.path("forced");
            }
            chat.posts.put(restored.message.path("message_id").asInt(0), restored);
        }
        chat.started = kept.path("started").asBoolean(false);
        chat.blocked = kept.path("blocked").asBoolean(false);
        chat.migratedTo = kept.path("migratedTo").asLong(0);
        world.chats.put(id, chat);
    }

    @Override
    public void run() {
        try {
            while (!world.isClosed()) {
                synchronized (world) {
                    if (world.version() == saved) {
                        world.wait(1_000);
                        continue;
                    }
                }
                save();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what has changed since the last time, in one step. */
    synchronized void save() {
        try {
            String text;
            synchronized (world) {
                saved = world.version();
                text = Json.text(state());
            }
            for (Shelf.Item item : shelf.all()) {
                Path file = folder.resolve("files").resolve(item.id());
                if (!Files.exists(file)) {
                    Files.write(file, item.bytes());
                }
            }
            Path fresh = folder.resolve("telegram.json.new");
            Files.writeString(fresh, text);
            Files.move(
                    fresh,
                    folder.resolve("telegram.json"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Telegram stand-in cannot write to " + folder, e);
        }
    }

    private ObjectNode state() {
        ObjectNode state = Json.object();
        state.put("version", saved).put("lastMessage", world.lastMessage());
        state.put("lastUpdate", updates.last()).set("pending", updates.pending());
        ArrayNode allowed = state.putArray("allowed");
        updates.allowed().forEach(allowed::add);
        state.set("webhook", webhook.state());
        state.set("charges", payments.state());
        ObjectNode kept = state.putObject("menus");
        menus.menus.forEach(kept::set);
        ArrayNode users = state.putArray("users");
        world.users.values().forEach(users::add);
        ArrayNode chats = state.putArray("chats");
        world.chats.values().forEach(chat -> chats.add(state(chat)));
        ArrayNode files = state.putArray("files");
        shelf.all().forEach(item -> files.addObject()
                .put("id", item.id())
                .put("kind", item.kind())
                .put("name", item.name())
                .put("type", item.type())
                .put("width", item.width())
                .put("height", item.height()));
        return state;
    }

    private static ObjectNode state(Chat chat) {
        ObjectNode state = Json.object();
        state.put("id", chat.id).put("type", chat.type).set("wire", chat.wire);
        state.put("started", chat.started).put("blocked", chat.blocked).put("migratedTo", chat.migratedTo);
        ObjectNode members = state.putObject("members");
        chat.members.forEach((id, status) -> members.put(Long.toString(id), status));
        ObjectNode topics = state.putObject("topics");
        chat.topics.forEach((id, name) -> topics.put(Integer.toString(id), name));
        ArrayNode posts = state.putArray("posts");
        chat.posts.values().forEach(post -> {
            ObjectNode one = posts.addObject();
            one.put("reaction", post.reaction);
            one.set("message", post.message);
            ArrayNode before = one.putArray("before");
            post.before.forEach(before::add);
            if (post.forced != null) {
                one.set("forced", post.forced);
            }
        });
        return state;
    }
}

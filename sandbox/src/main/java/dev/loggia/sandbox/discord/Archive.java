package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps people, channels, messages, interactions, files and commands in a directory. It is written whole a moment after a
 * change and when the stand-in closes; what a killed process did in its last second is forgotten.
 */
final class Archive {
    private final World world;
    private final Path file;
    private final Path files;
    private long saved = -1;

    Archive(World world, Path directory) {
        this.world = world;
        this.file = directory.resolve("discord.json");
        this.files = directory.resolve("files");
        try {
            Files.createDirectories(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Idempotent. One at a time, and counted as saved only when it is: a save that is interrupted is made again by the next. */
    synchronized void save() {
        long version;
        String text;
        synchronized (world) {
            version = world.version();
            if (saved == version) {
                return;
            }
            text = Json.text(whole());
            world.files.forEach(this::keep);
        }
        try {
            Path fresh = file.resolveSibling("discord.new");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            saved = version;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(String id, Upload upload) {
        Path place = files.resolve(id);
        try {
            if (!Files.exists(place)) {
                Files.write(place, upload.bytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode whole() {
        ObjectNode all = Json.object().put("version", world.version()).put("last", world.ids.next());
        ArrayNode people = all.putArray("people");
        world.people.values().forEach(person -> people.addObject()
                .put("name", person.name())
                .put("moderator", person.isModerator())
                .put("locale", person.locale()));
        ArrayNode channels = all.putArray("channels");
        world.channels.values().forEach(channel -> channels.add((JsonNode) Json.MAPPER.valueToTree(channel)));
        ArrayNode uploads = all.putArray("files");
        world.files.forEach((id, upload) ->
                uploads.addObject().put("id", id).put("name", upload.name()).put("type", upload.type()));
        ArrayNode used = all.putArray("interactions");
        world.interactions.values().stream()
                .filter(one -> one.type() != Interaction.AUTOCOMPLETE)
                .forEach(one -> used.add(interaction(one)));
        ArrayNode messages = all.putArray("messages");
        world.messages.values().forEach(message -> messages.add(message(message)));
        all.set("commands", world.commands.list(Commands.EVERYWHERE));
        return all;
    }

    private static ObjectNode interaction(Interaction one) {
        ObjectNode json = Json.object();
        json.put("id", one.id()).put("token", one.token()).put("type", one.type());
        json.put("person", one.person().id()).put("channel", one.channel().id());
        json.put("made", one.made().toEpochMilli()).put("answeredWith", one.answeredWith());
        json.put("original", one.original());
        json.set("payload", one.payload());
        return json;
    }

    private static ObjectNode message(Message message) {
        ObjectNode json = Json.object();
        json.put("channel", message.channel.id())
                .put("onlyFor", message.onlyFor)
                .put("thinking", message.thinking);
        json.put("by", message.by == null ? null : message.by.id());
        message.earlier.forEach(json.putArray("earlier")::add);
        message.pings.forEach(json.putArray("pings")::add);
        json.set("wire", message.wire);
        return json;
    }

    void load() {
        if (!Files.exists(file)) {
            return;
        }
        JsonNode all;
        try {
            all = Json.read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        synchronized (world) {
            for (JsonNode json : Json.list(all, "people")) {
                Person person = world.person(Json.string(json, "name")).locale(Json.string(json, "locale"));
                if (Json.flag(json, "moderator")) {
                    person.moderator();
                }
            }
            Json.list(all, "channels").forEach(json -> world.put(Json.MAPPER.treeToValue(json, Channel.class)));
            Json.list(all, "files").forEach(this::loadFile);
            Json.list(all, "interactions").forEach(this::loadInteraction);
            Json.list(all, "messages").forEach(this::loadMessage);
            world.commands.restore(Json.list(all, "commands"));
            world.ids.after(Json.string(all, "last"));
            world.versionAtLeast(all.path("version").asLong(0) + 1);
        }
    }

    private void loadFile(JsonNode json) {
        try {
            byte[] bytes = Files.readAllBytes(files.resolve(Json.string(json, "id")));
            Upload upload = new Upload(Json.string(json, "name"), Json.string(json, "type"), bytes);
            world.files.put(Json.string(json, "id"), upload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void loadInteraction(JsonNode json) {
        Person person = world.people.get(Json.string(json, "person"));
        Channel channel = world.channels.get(Json.string(json, "channel"));
        if (person == null || channel == null) {
            return;
        }
        Interaction one = new Interaction(
                Json.string(json, "id"),
                Json.string(json, "token"),
                Json.number(json, "type", 0),
                person,
                channel,
                Instant.ofEpochMilli(json.path("made").asLong()),
                (ObjectNode) json.path("payload"));
        if (Json.number(json, "answeredWith", 0) != 0) {
            one.answer(Json.number(json, "answeredWith", 0));
        }
        one.original(text(json, "original"));
        world.add(one);
    }

    private void loadMessage(JsonNode json) {
        Channel channel = world.channels.get(Json.string(json, "channel"));
        if (channel == null) {
            return;
        }
        Message message = new Message(
                (ObjectNode) json.path("wire"),
                channel,
                world.interactions.get(Json.string(json, "by")),
                text(json, "onlyFor"),
                Json.flag(json, "thinking"));
        Json.list(json, "earlier").forEach(text -> message.earlier.add(text.asString()));
        Json.list(json, "pings").forEach(ping -> message.pings.add(ping.asString()));
        world.messages.put(message.id(), message);
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.path(field).isString() ? json.path(field).asString() : null;
    }
}

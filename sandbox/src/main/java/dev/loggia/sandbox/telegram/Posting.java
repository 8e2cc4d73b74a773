package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the bot sends. */
final class Posting {
    private static final int LONGEST_ALBUM = 10;
    private static final Duration ACTION_LASTS = Duration.ofSeconds(5);
    private static final List<String> ACTIONS = List.of(
            "typing",
            "upload_photo",
            "record_video",
            "upload_video",
            "record_voice",
            "upload_voice",
            "upload_document",
            "choose_sticker",
            "find_location",
            "record_video_note",
            "upload_video_note");

    private final World world;
    private final Attachments attachments;

    Posting(World world, Attachments attachments) {
        this.world = world;
        this.attachments = attachments;
    }

    JsonNode message(Args args) {
        Formatted text = Messages.text(args);
        ObjectNode keyboard = Keyboards.read(args);
        synchronized (world) {
            Chat chat = world.writable(args);
            ObjectNode message = head(chat, args);
            Messages.putText(message, text);
            return finish(chat, message, keyboard, Keyboards.forced(args));
        }
    }

    JsonNode media(String kind, Args args) {
        Formatted caption = Messages.caption(args);
        ObjectNode keyboard = Keyboards.read(args);
        world.writable(args);
        Shelf.Item item = attachments.of(kind, args);
        synchronized (world) {
            Chat chat = world.writable(args);
            ObjectNode message = head(chat, args);
            Messages.putMedia(message, kind, item, args);
            Messages.putCaption(message, caption, args);
            return finish(chat, message, keyboard, Keyboards.forced(args));
        }
    }

    JsonNode album(Args args) {
        JsonNode given = args.json("media");
        if (!given.isArray() || given.isEmpty()) {
            throw Refusal.bad("there are no messages to send");
        }
        if (given.size() > LONGEST_ALBUM) {
            throw Refusal.bad("too much messages to send as an album");
        }
        world.writable(args);
        List<ObjectNode> bodies = new ArrayList<>();
        for (JsonNode one : given) {
            bodies.add(entry(one, args));
        }
        synchronized (world) {
            Chat chat = world.writable(args);
            ArrayNode sent = Json.array();
            String group = Long.toString(13_000_000_000L + world.lastMessage());
            for (ObjectNode body : bodies) {
                ObjectNode message = head(chat, args);
                message.put("media_group_id", group);
                message.setAll(body);
                sent.add(finish(chat, message, null));
            }
            return sent;
        }
    }

    private ObjectNode entry(JsonNode given, Args args) {
        String kind = Json.string(given, "type");
        if (!List.of("photo", "video", "document").contains(kind) || !given.isObject()) {
            throw Refusal.bad("can't use the media of the specified type in the album");
        }
        Args one = args.with((ObjectNode) given);
        ObjectNode body = Json.object();
        Messages.putMedia(body, kind, attachments.named(kind, Json.string(given, "media"), args), one);
        Messages.putCaption(body, Messages.caption(one), one);
        return body;
    }

    JsonNode action(Args args) {
        String action = args.text("action").toLowerCase(Locale.ROOT);
        if (!ACTIONS.contains(action)) {
            throw Refusal.bad("wrong parameter action in request");
        }
        synchronized (world) {
            Chat chat = world.writable(args);
            int topic = (int) args.number("message_thread_id", 0);
            chat.doing.put(topic, new Chat.Doing(action, world.now().plus(ACTION_LASTS)));
            world.changed();
        }
        return Json.MAPPER.valueToTree(true);
    }

    /** A message's head with its place and what it answers. */
    ObjectNode head(Chat chat, Args args) {
        int topic = (int) args.number("message_thread_id", 0);
        if (topic != 0 && !chat.topics.containsKey(topic)) {
            throw Refusal.bad("message thread not found");
        }
        Chat.Post answered = answered(chat, args);
        if (topic == 0 && answered != null) {
            topic = answered.message.path("message_thread_id").asInt(0);
        }
        ObjectNode message = world.head(chat, world.bot(), topic);
        if (answered != null) {
            message.set("reply_to_message", Messages.withoutReply(answered.message));
        }
        if (args.flag("protect_content")) {
            message.put("has_protected_content", true);
        }
        return message;
    }

    private static Chat.@Nullable Post answered(Chat chat, Args args) {
        JsonNode reply = args.json("reply_parameters");
        long id = reply.isObject() ? reply.path("message_id").asLong(0) : args.number("reply_to_message_id", 0);
        if (id == 0) {
            return null;
        }
        Chat.Post post = chat.posts.get((int) id);
        boolean without =
                reply.path("allow_sending_without_reply").asBoolean(false) || args.flag("allow_sending_without_reply");
        if (post == null && !without) {
            throw Refusal.bad("message to be replied not found");
        }
        return post;
    }

    ObjectNode finish(Chat chat, ObjectNode message, @Nullable ObjectNode keyboard) {
        return finish(chat, message, keyboard, null);
    }

    private ObjectNode finish(
            Chat chat, ObjectNode message, @Nullable ObjectNode keyboard, @Nullable ObjectNode forced) {
        if (keyboard != null) {
            message.set("reply_markup", keyboard);
        }
        chat.doing.remove(message.path("message_thread_id").asInt(0));
        world.add(chat, message).forced = forced;
        return message;
    }
}

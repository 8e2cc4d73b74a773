package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the bot changes and takes back. */
final class Editing {
    private static final Duration DELETABLE = Duration.ofHours(48);
    private static final String NOT_MODIFIED =
            "message is not modified: specified new message content and reply markup are exactly the same as a current"
                    + " content and reply markup of the message";

    private final World world;
    private final Attachments attachments;

    /** The best known of those that core.telegram.org/bots/api, ReactionTypeEmoji, lists. */
    private static final Set<String> REACTIONS = Set.of(
            "❤", "👍", "👎", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "😢", "🎉", "🤩", "🙏", "👌", "💯", "⚡", "👀");

    Editing(World world, Attachments attachments) {
        this.world = world;
        this.attachments = attachments;
    }

    JsonNode text(Args args) {
        Formatted text = Messages.text(args);
        return edit(args, message -> {
            if (!message.has("text")) {
                throw Refusal.bad("there is no text in the message to edit");
            }
            Messages.putText(message, text);
        });
    }

    JsonNode caption(Args args) {
        Formatted caption = Messages.caption(args);
        return edit(args, message -> {
            if (Messages.kind(message).isEmpty()) {
                throw Refusal.bad("there is no caption in the message to edit");
            }
            Messages.putCaption(message, caption, args);
        });
    }

    JsonNode media(Args args) {
        JsonNode given = args.json("media");
        String kind = Json.string(given, "type");
        if (!given.isObject() || !Messages.MEDIA.contains(kind)) {
            throw Refusal.bad("can't parse InputMedia: wrong type");
        }
        Args one = args.with((ObjectNode) given);
        Shelf.Item item = attachments.named(kind, Json.string(given, "media"), args);
        Formatted caption = Messages.caption(one);
        return edit(args, message -> {
            message.remove(List.of("text", "entities"));
            Messages.putMedia(message, kind, item, one);
            Messages.putCaption(message, caption, one);
        });
    }

    JsonNode keyboard(Args args) {
        return edit(args, message -> {});
    }

    private JsonNode edit(Args args, Consumer<ObjectNode> change) {
        if (args.has("inline_message_id")) {
            throw Refusal.bad("MESSAGE_ID_INVALID");
        }
        @Nullable ObjectNode keyboard = Keyboards.read(args);
        synchronized (world) {
            Chat chat = world.writable(args);
            Chat.Post post = chat.posts.get((int) args.number("message_id", 0));
            if (args.number("message_id", 0) == 0) {
                throw Refusal.bad("message identifier is not specified");
            }
            if (post == null) {
                throw Refusal.bad("message to edit not found");
            }
            if (post.message.path("from").path("id").asLong(0) != world.options.botId()) {
                throw Refusal.bad("message can't be edited");
            }
            ObjectNode next = post.message.deepCopy();
            change.accept(next);
            next.remove("reply_markup");
            if (keyboard != null) {
                next.set("reply_markup", keyboard);
            }
            if (next.equals(post.message)) {
                throw Refusal.bad(NOT_MODIFIED);
            }
            next.put("edit_date", world.now().getEpochSecond());
            post.before.add(Messages.written(post.message).text());
            post.message = next;
            world.changed();
            return next;
        }
    }

    JsonNode delete(Args args) {
        synchronized (world) {
            Chat chat = world.named(args);
            delete(chat, (int) args.number("message_id", 0));
        }
        return Json.MAPPER.valueToTree(true);
    }

    /** What cannot be found is passed over. */
    JsonNode deleteSeveral(Args args) {
        synchronized (world) {
            Chat chat = world.named(args);
            for (JsonNode id : args.json("message_ids")) {
                if (chat.posts.containsKey(id.asInt(0))) {
                    delete(chat, id.asInt(0));
                }
            }
        }
        return Json.MAPPER.valueToTree(true);
    }

    /** A bot has at most one, of those that everybody has. Source: core.telegram.org/bots/api, setMessageReaction. */
    JsonNode react(Args args) {
        JsonNode given = args.json("reaction");
        if (given.size() > 1) {
            throw Refusal.bad("REACTIONS_TOO_MANY");
        }
        String emoji = Json.string(given.path(0), "emoji");
        if (!given.isEmpty() && !REACTIONS.contains(emoji)) {
            throw Refusal.bad("REACTION_INVALID");
        }
        synchronized (world) {
            Chat.Post post = world.named(args).posts.get((int) args.number("message_id", 0));
            if (post == null) {
                throw Refusal.bad("message to react not found");
            }
            post.reaction = emoji;
            world.changed();
        }
        return Json.MAPPER.valueToTree(true);
    }

    private void delete(Chat chat, int id) {
        Chat.Post post = chat.posts.get(id);
        if (post == null) {
            throw Refusal.bad("message to delete not found");
        }
        boolean own = post.message.path("from").path("id").asLong(0) == world.options.botId();
        long age = world.now().getEpochSecond() - post.message.path("date").asLong(0);
        boolean allowed = own || chat.isPrivate() || chat.isAdmin(world.options.botId());
        if (!allowed || age > DELETABLE.toSeconds()) {
            throw Refusal.bad("message can't be deleted");
        }
        chat.posts.remove(id);
        world.changed();
    }
}

package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns what is on the wire into what is on the screen. */
final class Sight {
    private final World world;
    private final Shelf shelf;

    Sight(World world, Shelf shelf) {
        this.world = world;
        this.shelf = shelf;
    }

    /** Oldest first; in a forum, one topic. */
    List<Seen> of(Place place) {
        synchronized (world) {
            Chat chat = world.chat(place.chat());
            return chat.posts.values().stream()
                    .filter(post -> post.message.path("message_thread_id").asInt(0) == place.topic())
                    .map(post -> seen(place, post))
                    .toList();
        }
    }

    /** The latest question that the bot put to the person; what they write after it ends it, reply or not. */
    Optional<ForcedReply> forced(Place place, ObjectNode person) {
        synchronized (world) {
            for (Chat.Post post : world.chat(place.chat()).posts.descendingMap().values()) {
                if (post.message.path("message_thread_id").asInt(0) != place.topic()) {
                    continue;
                }
                if (author(post.message) == person.path("id").asLong(0)) {
                    return Optional.empty();
                }
                ObjectNode forced = post.forced;
                if (forced != null && (!Json.flag(forced, "selective") || isMeant(post.message, person))) {
                    return Optional.of(
                            new ForcedReply(seen(place, post), Json.string(forced, "input_field_placeholder")));
                }
            }
            return Optional.empty();
        }
    }

    private static long author(JsonNode message) {
        return message.path("from").path("id").asLong(0);
    }

    /** A selective question is for whom it answers and for whom it mentions. */
    private static boolean isMeant(ObjectNode message, ObjectNode person) {
        String id = Json.string(person, "id");
        boolean mentioned = Messages.written(message)
                .entities()
                .valueStream()
                .anyMatch(entity -> Json.string(entity, "url").equals("tg://user?id=" + id)
                        || Json.string(entity.path("user"), "id").equals(id));
        String at = "@" + Json.string(person, "username");
        return mentioned
                || author(message.path("reply_to_message")) == person.path("id").asLong(0)
                || List.of(Messages.written(message).text().split("[^@\\w]+")).contains(at);
    }

    Optional<String> doing(Place place) {
        synchronized (world) {
            return Optional.ofNullable(world.chat(place.chat()).doing.get(place.topic()))
                    .filter(doing -> doing.until().isAfter(world.now()))
                    .map(Chat.Doing::action);
        }
    }

    private Seen seen(Place place, Chat.Post post) {
        ObjectNode message = post.message;
        Formatted written = Messages.written(message);
        JsonNode from = message.path("from");
        return new Seen(
                place,
                message.path("message_id").asInt(0),
                Json.string(from, "first_name"),
                from.path("is_bot").asBoolean(false),
                shown(message, written.text()),
                written.isEmpty() ? HtmlWriter.escape(shown(message, "")) : HtmlWriter.write(written),
                buttons(message),
                media(message),
                Json.string(message, "media_group_id"),
                message.path("reply_to_message").path("message_id").asInt(0),
                post.before,
                post.reaction,
                message.path("invoice").path("total_amount").asLong(0),
                Instant.ofEpochSecond(message.path("date").asLong(0)));
    }

    /** Invoices and payments are drawn by the app itself. */
    private static String shown(ObjectNode message, String written) {
        if (message.has("invoice")) {
            JsonNode invoice = message.path("invoice");
            return Json.string(invoice, "title") + "\n" + Json.string(invoice, "description");
        }
        if (message.has("successful_payment")) {
            return "Paid ⭐️"
                    + message.path("successful_payment").path("total_amount").asLong(0);
        }
        if (message.has("refunded_payment")) {
            return "Refunded ⭐️"
                    + message.path("refunded_payment").path("total_amount").asLong(0);
        }
        return written;
    }

    private static List<List<Seen.Button>> buttons(ObjectNode message) {
        List<List<Seen.Button>> rows = new ArrayList<>();
        for (JsonNode row : message.path("reply_markup").path("inline_keyboard")) {
            List<Seen.Button> buttons = new ArrayList<>();
            for (JsonNode button : row) {
                buttons.add(new Seen.Button(
                        Json.string(button, "text"),
                        Json.string(button, "callback_data"),
                        Json.string(button, "url"),
                        Json.string(button, "style")));
            }
            rows.add(buttons);
        }
        return rows;
    }

    private Seen.@Nullable File media(ObjectNode message) {
        return shelf.find(Messages.fileId(message))
                .map(item -> new Seen.File(
                        Messages.kind(message),
                        item.id(),
                        item.name(),
                        item.type(),
                        message.path("has_media_spoiler").asBoolean(false),
                        item.width(),
                        item.height(),
                        item.bytes()))
                .orElse(null);
    }
}

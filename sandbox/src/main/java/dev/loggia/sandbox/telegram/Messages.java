package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts of a message on the wire. */
final class Messages {
    static final List<String> MEDIA = List.of("photo", "video", "animation", "document");
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_CAPTION = 1024;

    private Messages() {}

    /** The call's text, parsed and within the limits. */
    static Formatted text(Args args) {
        Formatted text = Formatted.written(args.text("text"), args.text("parse_mode"), args.json("entities"));
        if (text.isEmpty()) {
            throw Refusal.bad("message text is empty");
        }
        if (text.length() > LONGEST_TEXT) {
            throw Refusal.bad("message is too long");
        }
        return text;
    }

    /** The call's caption; empty when there is none. */
    static Formatted caption(Args args) {
        Formatted caption =
                Formatted.written(args.text("caption"), args.text("parse_mode"), args.json("caption_entities"));
        if (caption.length() > LONGEST_CAPTION) {
            throw Refusal.bad("message caption is too long");
        }
        return caption;
    }

    static void putText(ObjectNode message, Formatted text) {
        message.put("text", text.text());
        message.remove("entities");
        if (!text.entities().isEmpty()) {
            message.set("entities", text.entities());
        }
    }

    static void putCaption(ObjectNode message, Formatted caption, Args args) {
        message.remove(List.of("caption", "caption_entities", "show_caption_above_media"));
        if (!caption.isEmpty()) {
            message.put("caption", caption.text());
            if (!caption.entities().isEmpty()) {
                message.set("caption_entities", caption.entities());
            }
            if (args.flag("show_caption_above_media")) {
                message.put("show_caption_above_media", true);
            }
        }
    }

    static void putMedia(ObjectNode message, String kind, Shelf.Item item, Args args) {
        message.remove(MEDIA);
        message.remove("has_media_spoiler");
        if (kind.equals("photo")) {
            ArrayNode sizes = message.putArray("photo");
            sizes.add(file(item).put("width", item.width()).put("height", item.height()));
        } else {
            ObjectNode file = file(item);
            if (!kind.equals("document")) {
                file.put("width", args.number("width", 0));
                file.put("height", args.number("height", 0));
                file.put("duration", args.number("duration", 0));
            }
            file.put("file_name", item.name()).put("mime_type", item.type());
            message.set(kind, file);
            if (kind.equals("animation")) {
                message.set("document", file.deepCopy());
            }
        }
        if (args.flag("has_spoiler")) {
            message.put("has_media_spoiler", true);
        }
    }

    private static ObjectNode file(Shelf.Item item) {
        ObjectNode file = Json.object();
        file.put("file_id", item.id()).put("file_unique_id", item.unique()).put("file_size", item.bytes().length);
        return file;
    }

    /** photo, video, animation or document; "" for a message without a file. */
    static String kind(JsonNode message) {
        return MEDIA.stream().filter(message::has).findFirst().orElse("");
    }

    static String fileId(JsonNode message) {
        String kind = kind(message);
        JsonNode file = kind.equals("photo") ? message.path("photo").path(0) : message.path(kind);
        return Json.string(file, "file_id");
    }

    /** What is written in it: its text or its caption. */
    static Formatted written(JsonNode message) {
        boolean text = message.has("text");
        JsonNode entities = message.path(text ? "entities" : "caption_entities");
        return new Formatted(
                Json.string(message, text ? "text" : "caption"),
                entities.isArray() ? (ArrayNode) entities : Json.array());
    }

    static ObjectNode withoutReply(ObjectNode message) {
        ObjectNode copy = message.deepCopy();
        copy.remove("reply_to_message");
        return copy;
    }
}

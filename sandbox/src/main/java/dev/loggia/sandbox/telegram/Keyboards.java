package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what stands under a message as Telegram does: an inline keyboard, or that a reply is wanted. */
final class Keyboards {
    private static final int MOST_BUTTONS = 100;
    private static final int LONGEST_DATA = 64;
    private static final List<String> DOES = List.of(
            "url",
            "callback_data",
            "web_app",
            "login_url",
            "switch_inline_query",
            "switch_inline_query_current_chat",
            "switch_inline_query_chosen_chat",
            "copy_text",
            "callback_game",
            "pay");

    private Keyboards() {}

    /** The call's inline keyboard; null when it has none, or an empty one. */
    static @Nullable ObjectNode read(Args args) {
        JsonNode given = markup(args);
        if (!given.has("inline_keyboard")) {
            return null;
        }
        ObjectNode keyboard = Json.object();
        ArrayNode rows = keyboard.putArray("inline_keyboard");
        int count = 0;
        for (JsonNode row : given.path("inline_keyboard")) {
            ArrayNode buttons = Json.array();
            row.forEach(button -> buttons.add(button(button)));
            count += buttons.size();
            if (!buttons.isEmpty()) {
                rows.add(buttons);
            }
        }
        if (count > MOST_BUTTONS) {
            throw Refusal.bad("reply markup is too long");
        }
        return count == 0 ? null : keyboard;
    }

    /** The call's force_reply, which no message on the wire shows; null when it has none. */
    static @Nullable ObjectNode forced(Args args) {
        JsonNode given = markup(args);
        return Json.string(given, "force_reply").equals("true") ? ((ObjectNode) given).deepCopy() : null;
    }

    /** An object; missing when there is none. */
    private static JsonNode markup(Args args) {
        if (!args.has("reply_markup")
                || args.text("reply_markup").equals("")
                        && !args.fields().path("reply_markup").isContainer()) {
            return MissingNode.getInstance();
        }
        JsonNode given = args.json("reply_markup");
        if (!given.isObject()) {
            throw Refusal.bad("object expected as reply markup");
        }
        return given;
    }

    private static ObjectNode button(JsonNode given) {
        if (Json.string(given, "text").isBlank()) {
            throw Refusal.bad("can't parse inline keyboard button: Can't find field \"text\"");
        }
        if (DOES.stream().noneMatch(given::has)) {
            throw Refusal.bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        }
        if (given.has("callback_data")) {
            int bytes = Json.string(given, "callback_data").getBytes(StandardCharsets.UTF_8).length;
            if (bytes < 1 || bytes > LONGEST_DATA) {
                throw Refusal.bad("BUTTON_DATA_INVALID");
            }
        }
        if (given.has("url") && !isAddress(Json.string(given, "url"))) {
            throw Refusal.bad(
                    "inline keyboard button URL '" + Json.string(given, "url") + "' is invalid: Wrong HTTP URL");
        }
        return ((ObjectNode) given).deepCopy();
    }

    private static boolean isAddress(String url) {
        try {
            URI uri = URI.create(url);
            String scheme = uri.getScheme();
            return "tg".equals(scheme) || (List.of("http", "https").contains(scheme) && uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

package dev.loggia.sandbox.discord;

import java.util.Locale;
import java.util.Map;

/**
 * A file on its way: from the bot to Discord, or from a person to a command's attachment option.
 *
 * @param type the media type
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Upload(String name, String type, byte[] bytes) {
    private static final Map<String, String> TYPES = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "gif", "image/gif",
            "webp", "image/webp",
            "mp4", "video/mp4",
            "webm", "video/webm",
            "txt", "text/plain; charset=utf-8",
            "json", "application/json");

    /** Discord goes by the name, whatever the part said. */
    static String typeOf(String name, String said) {
        String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(end, said.isEmpty() ? "application/octet-stream" : said);
    }

    boolean picture() {
        return type.startsWith("image/");
    }
}

package dev.loggia.sandbox.telegram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages as the page's plain maps. */
final class RoomView {
    private static final int KEYS_A_ROW = 4;

    private RoomView() {}

    static Map<String, Object> message(Person viewer, Seen seen) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", Integer.toString(seen.id()));
        message.put("author", seen.author());
        message.put("self", !seen.bot() && seen.author().equals(viewer.name()));
        message.put("bot", seen.bot());
        message.put("text", seen.html());
        message.put("format", "html");
        message.put("edited", seen.edited());
        message.put("reaction", seen.reaction());
        message.put("media", media(seen));
        message.put("buttons", buttons(seen));
        message.put("canReply", true);
        message.put("replyTo", seen.replyTo() == 0 ? null : Integer.toString(seen.replyTo()));
        return message;
    }

    static Map<String, Object> reply(ForcedReply forced) {
        return Map.of("message", Integer.toString(forced.message().id()), "placeholder", forced.placeholder());
    }

    private static List<Object> media(Seen seen) {
        Seen.File file = seen.media();
        if (file == null) {
            return List.of();
        }
        return List.of(Map.of(
                "url", "media/" + file.fileId(),
                "type", file.type(),
                "name", file.name(),
                "spoiler", file.spoiler()));
    }

    private static List<Object> buttons(Seen seen) {
        List<Object> rows = new ArrayList<>();
        for (int row = 0; row < seen.buttons().size(); row++) {
            List<Object> buttons = new ArrayList<>();
            for (int column = 0; column < seen.buttons().get(row).size(); column++) {
                Seen.Button button = seen.buttons().get(row).get(column);
                buttons.add(Map.of(
                        "label",
                        button.label(),
                        "emoji",
                        "",
                        "style",
                        button.style(),
                        "id",
                        row + "." + column,
                        "url",
                        startPayload(button.url()).isPresent() ? "" : button.url(),
                        "disabled",
                        false));
            }
            rows.add(buttons);
        }
        return rows;
    }

    static Map<String, Object> doing(String action) {
        String text =
                switch (action) {
                    case "upload_photo" -> "sending a photo";
                    case "upload_video", "record_video" -> "sending a video";
                    case "upload_document" -> "sending a file";
                    default -> "typing";
                };
        return Map.of("id", "doing", "author", "", "bot", true, "thinking", true, "text", text, "format", "html");
    }

    /** What an inline query found, above the line in which one writes; nobody else sees it. */
    static Map<String, Object> offered(String botUsername, @Nullable Asked asked) {
        Optional<Asked.Answer> answer = Optional.ofNullable(asked).flatMap(Asked::answer);
        Map<String, Object> message = new LinkedHashMap<>();
        message.putAll(Map.of("id", "inline", "author", "@" + botUsername, "self", false, "bot", true));
        message.putAll(Map.of("ephemeral", true, "thinking", answer.isEmpty(), "format", "html"));
        List<Asked.Result> results = answer.map(Asked.Answer::results).orElse(List.of());
        message.put("text", answer.isEmpty() ? "looking" : results.isEmpty() ? "Nothing found" : "Found");
        message.put(
                "media",
                results.stream()
                        .filter(result -> !result.fileId().isEmpty())
                        .map(RoomView::cached)
                        .toList());
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (i % KEYS_A_ROW == 0) {
                rows.add(new ArrayList<>());
            }
            String title = results.get(i).title();
            String label = "Send " + (title.isEmpty() ? Integer.toString(i + 1) : title);
            rows.get(rows.size() - 1)
                    .add(Map.of(
                            "label",
                            label,
                            "emoji",
                            "",
                            "style",
                            "",
                            "id",
                            "inline." + i,
                            "url",
                            "",
                            "disabled",
                            false));
        }
        message.put("buttons", rows);
        return message;
    }

    private static Map<String, Object> cached(Asked.Result result) {
        String type = result.type().equals("photo") ? "image/png" : "application/octet-stream";
        return Map.of("url", "media/" + result.fileId(), "type", type, "name", result.title(), "spoiler", false);
    }

    /** A link into the bot's own private chat is followed here instead of at telegram.org. */
    static Optional<String> startPayload(String url) {
        int at = url.indexOf("?start=");
        boolean own = url.startsWith("https://t.me/") && at > 0;
        return Optional.of(own ? url.substring(at + "?start=".length()) : "")
                .filter(payload -> payload.matches("[A-Za-z0-9_-]{1,64}"));
    }
}

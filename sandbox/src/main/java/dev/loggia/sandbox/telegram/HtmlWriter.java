package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Text and entities as the HTML of the Bot API, for those who look at a message. */
final class HtmlWriter {
    private HtmlWriter() {}

    static String write(Formatted formatted) {
        List<JsonNode> entities = new ArrayList<>();
        formatted.entities().forEach(entities::add);
        entities.sort(Comparator.<JsonNode>comparingInt(Formatted::offset).thenComparingInt(e -> -Formatted.size(e)));
        return write(formatted.text(), entities, 0, formatted.text().length());
    }

    /** Entities nest or are apart; one that would cross another is cut where its parent ends. */
    private static String write(String text, List<JsonNode> entities, int from, int to) {
        StringBuilder out = new StringBuilder();
        int at = from;
        for (int i = 0; i < entities.size(); i++) {
            JsonNode entity = entities.get(i);
            int start = Formatted.offset(entity);
            int end = Math.min(to, start + Formatted.size(entity));
            if (start < at || start >= to) {
                continue;
            }
            out.append(escape(text.substring(at, start)));
            List<JsonNode> within = entities.subList(i + 1, entities.size()).stream()
                    .filter(other -> Formatted.offset(other) < end)
                    .toList();
            out.append(open(entity)).append(write(text, within, start, end)).append(close(entity));
            at = end;
        }
        return out.append(escape(text.substring(at, to))).toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String open(JsonNode entity) {
        String tag = tag(entity);
        if (tag.equals("a")) {
            return "<a href=\"" + escape(Json.string(entity, "url")) + "\">";
        }
        return tag.isEmpty() ? "" : "<" + tag + ">";
    }

    private static String close(JsonNode entity) {
        String tag = tag(entity);
        return tag.isEmpty() ? "" : "</" + tag + ">";
    }

    private static String tag(JsonNode entity) {
        return switch (Json.string(entity, "type")) {
            case "bold" -> "b";
            case "italic" -> "i";
            case "underline" -> "u";
            case "strikethrough" -> "s";
            case "spoiler" -> "tg-spoiler";
            case "text_link" -> "a";
            case "code" -> "code";
            case "pre" -> "pre";
            case "blockquote", "expandable_blockquote" -> "blockquote";
            default -> "";
        };
    }
}

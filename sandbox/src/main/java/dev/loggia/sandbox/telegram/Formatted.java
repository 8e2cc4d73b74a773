package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Text with its entities; offsets and lengths count UTF-16 code units, as the Bot API's do. */
record Formatted(String text, ArrayNode entities) {
    private static final Pattern FOUND = Pattern.compile("(?<command>(?<![\\w/<>])/\\w{1,64}(?:@\\w{3,32})?(?![\\w/]))"
            + "|(?<mention>(?<!\\w)@\\w{3,32})|(?<url>https?://[^\\s<>]+[^\\s<>.,;:!?)])|(?<hashtag>(?<!\\w)#\\w+)");
    private static final List<String> KINDS = List.of("command", "mention", "url", "hashtag");

    /** What cannot be seen or would reorder the text is taken out, as Telegram does. */
    private static final Pattern UNSEEN = Pattern.compile("[\\u0000-\\u0008\\u000b-\\u001f\\u2028-\\u202e]");

    static Formatted plain(String text) {
        return new Formatted(text, Json.array());
    }

    /**
     * As a bot wrote it.
     *
     * @param given entities given beside the text; they count when there is no parse mode
     * @throws Refusal when it cannot be parsed
     */
    static Formatted written(String text, String parseMode, JsonNode given) {
        String seen = UNSEEN.matcher(text.replace("\r", "")).replaceAll("");
        Formatted parsed =
                switch (parseMode.toLowerCase(java.util.Locale.ROOT)) {
                    case "" -> new Formatted(seen, given.isArray() ? ((ArrayNode) given).deepCopy() : Json.array());
                    case "html" -> HtmlText.parse(seen);
                    case "markdownv2" -> MarkdownText.parse(seen);
                    case "markdown" -> plain(seen);
                    default -> throw Refusal.bad("unsupported parse_mode");
                };
        return parsed.checked().trimmed().found();
    }

    /** Characters as the limits count them. */
    int length() {
        return text.codePointCount(0, text.length());
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Adds commands, mentions, addresses and hashtags that are in the text itself. */
    Formatted found() {
        List<ObjectNode> all = new ArrayList<>();
        entities.forEach(entity -> all.add((ObjectNode) entity));
        Matcher matcher = FOUND.matcher(text);
        while (matcher.find()) {
            if (all.stream().noneMatch(entity -> overlaps(entity, matcher.start(), matcher.end()))) {
                String kind = KINDS.stream()
                        .filter(name -> matcher.group(name) != null)
                        .findFirst()
                        .orElseThrow();
                all.add(entity(kind.equals("command") ? "bot_command" : kind, matcher.start(), matcher.end()));
            }
        }
        all.sort(Comparator.<ObjectNode>comparingInt(entity -> offset(entity))
                .thenComparingInt(entity -> -size(entity)));
        ArrayNode sorted = Json.array();
        all.forEach(sorted::add);
        return new Formatted(text, sorted);
    }

    static ObjectNode entity(String type, int from, int to) {
        ObjectNode entity = Json.object();
        entity.put("type", type);
        entity.put("offset", from);
        entity.put("length", to - from);
        return entity;
    }

    static int offset(JsonNode entity) {
        return entity.path("offset").asInt(0);
    }

    static int size(JsonNode entity) {
        return entity.path("length").asInt(0);
    }

    private Formatted checked() {
        for (JsonNode entity : entities) {
            if (offset(entity) < 0 || size(entity) < 0 || offset(entity) > text.length()) {
                throw Refusal.bad("entity begins in a middle of a UTF-16 symbol at byte offset 0");
            }
            if (offset(entity) + size(entity) > text.length()) {
                throw Refusal.bad("entity ends after the end of the text at UTF-16 offset " + offset(entity));
            }
        }
        return this;
    }

    private Formatted trimmed() {
        int start = 0;
        int end = text.length();
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        ArrayNode moved = Json.array();
        for (JsonNode entity : entities) {
            int from = Math.max(0, offset(entity) - start);
            int to = Math.min(end - start, offset(entity) + size(entity) - start);
            if (to > from) {
                ObjectNode copy = ((ObjectNode) entity).deepCopy();
                copy.put("offset", from);
                copy.put("length", to - from);
                moved.add(copy);
            }
        }
        return new Formatted(text.substring(start, end), moved);
    }

    private static boolean overlaps(JsonNode entity, int from, int to) {
        boolean closed = List.of("code", "pre", "text_link", "text_mention", "bot_command", "mention", "url", "hashtag")
                .contains(Json.string(entity, "type"));
        return closed && offset(entity) < to && offset(entity) + size(entity) > from;
    }
}

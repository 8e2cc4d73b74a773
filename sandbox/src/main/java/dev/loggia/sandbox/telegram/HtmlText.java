package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code parse_mode} HTML, strictly: what Telegram refuses is refused in its words. Source: core.telegram.org/bots/api#html-style. */
final class HtmlText {
    private static final Map<String, String> TAGS = Map.ofEntries(
            Map.entry("b", "bold"),
            Map.entry("strong", "bold"),
            Map.entry("i", "italic"),
            Map.entry("em", "italic"),
            Map.entry("u", "underline"),
            Map.entry("ins", "underline"),
            Map.entry("s", "strikethrough"),
            Map.entry("strike", "strikethrough"),
            Map.entry("del", "strikethrough"),
            Map.entry("tg-spoiler", "spoiler"),
            Map.entry("span", "spoiler"),
            Map.entry("a", "text_link"),
            Map.entry("code", "code"),
            Map.entry("pre", "pre"),
            Map.entry("blockquote", "blockquote"),
            Map.entry("tg-emoji", "custom_emoji"));
    private static final Map<String, String> ESCAPES = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");
    private static final Pattern ESCAPE = Pattern.compile("&(?:#(\\d{1,7})|#x([0-9a-fA-F]{1,6})|(\\w{2,4}));?");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s+([a-zA-Z-]+)(?:\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s>\"']+))?");

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private final ArrayNode entities = Json.array();
    private final Deque<Open> open = new ArrayDeque<>();

    private record Open(String tag, int from, Map<String, String> attributes) {}

    private HtmlText(String source) {
        this.source = source;
    }

    static Formatted parse(String source) {
        HtmlText html = new HtmlText(source);
        html.run();
        return new Formatted(html.text.toString(), html.entities);
    }

    private void run() {
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '&') {
                at = escape(at);
            } else if (c == '<') {
                at = source.startsWith("</", at) ? end(at) : start(at);
            } else {
                text.append(c);
                at++;
            }
        }
        if (!open.isEmpty()) {
            throw wrong("Can't find end tag corresponding to start tag \""
                    + open.getFirst().tag() + "\"");
        }
    }

    private int escape(int at) {
        Matcher matcher = ESCAPE.matcher(source).region(at, source.length());
        if (matcher.lookingAt()) {
            String read = decoded(matcher);
            if (!read.isEmpty()) {
                text.append(read);
                return matcher.end();
            }
        }
        text.append('&');
        return at + 1;
    }

    private static String decoded(Matcher matcher) {
        if (matcher.group(3) != null) {
            return ESCAPES.getOrDefault(matcher.group(3), "");
        }
        int point =
                matcher.group(1) != null ? Integer.parseInt(matcher.group(1)) : Integer.parseInt(matcher.group(2), 16);
        return point > 0 && Character.isValidCodePoint(point) ? Character.toString(point) : "";
    }

    private int start(int at) {
        int close = source.indexOf('>', at);
        int name = at + 1;
        while (name < source.length() && !Character.isWhitespace(source.charAt(name)) && source.charAt(name) != '>') {
            name++;
        }
        if (close < 0) {
            throw wrong("Unclosed start tag at byte offset " + offset(at));
        }
        String tag = source.substring(at + 1, name).toLowerCase(Locale.ROOT);
        if (!TAGS.containsKey(tag)) {
            throw wrong("Unsupported start tag \"" + tag + "\" at byte offset " + offset(at));
        }
        Map<String, String> attributes = new HashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(source).region(name, source.length());
        int end = name;
        while (matcher.lookingAt()) {
            String value = matcher.group(2) == null ? "" : matcher.group(2).replaceAll("^[\"']|[\"']$", "");
            attributes.put(matcher.group(1).toLowerCase(Locale.ROOT), unescaped(value));
            end = matcher.end();
            matcher.region(end, source.length());
        }
        while (end < source.length() && Character.isWhitespace(source.charAt(end))) {
            end++;
        }
        if (end >= source.length() || source.charAt(end) != '>') {
            throw wrong("Unclosed start tag at byte offset " + offset(at));
        }
        if (tag.equals("span") && !"tg-spoiler".equals(attributes.get("class"))) {
            throw wrong("Tag \"span\" must have class \"tg-spoiler\" at byte offset " + offset(at));
        }
        open.push(new Open(tag, text.length(), attributes));
        return end + 1;
    }

    private int end(int at) {
        int close = source.indexOf('>', at);
        if (close < 0) {
            throw wrong("Unclosed end tag at byte offset " + offset(at));
        }
        String tag = source.substring(at + 2, close).strip().toLowerCase(Locale.ROOT);
        if (open.isEmpty()) {
            throw wrong("Unexpected end tag at byte offset " + offset(at));
        }
        Open last = open.pop();
        if (!tag.isEmpty() && !tag.equals(last.tag())) {
            throw wrong("Unmatched end tag at byte offset " + offset(at) + ", expected \"</" + last.tag()
                    + ">\", found \"</" + tag + ">\"");
        }
        add(last);
        return close + 1;
    }

    private void add(Open tag) {
        if (text.length() == tag.from()) {
            return;
        }
        ObjectNode entity = Formatted.entity(TAGS.getOrDefault(tag.tag(), ""), tag.from(), text.length());
        String href = tag.attributes().getOrDefault("href", "");
        if (tag.tag().equals("a")) {
            if (href.isEmpty()) {
                return;
            }
            entity.put("url", href);
        } else if (tag.tag().equals("blockquote") && tag.attributes().containsKey("expandable")) {
            entity.put("type", "expandable_blockquote");
        } else if (tag.tag().equals("tg-emoji")) {
            entity.put("custom_emoji_id", tag.attributes().getOrDefault("emoji-id", ""));
        }
        entities.add(entity);
    }

    private static String unescaped(String value) {
        HtmlText inner = new HtmlText(value.replace("<", "&lt;"));
        inner.run();
        return inner.text.toString();
    }

    private int offset(int at) {
        return source.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
    }

    private static Refusal wrong(String why) {
        return Refusal.bad("can't parse entities: " + why);
    }
}

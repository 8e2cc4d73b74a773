package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code parse_mode} MarkdownV2, strictly. Source: core.telegram.org/bots/api#markdownv2-style. */
final class MarkdownText {
    private static final String RESERVED = "_*[]()~`>#+-=|{}.!";

    /** Longest first, so that {@code __} is not read as two of {@code _}. */
    private static final List<Mark> MARKS = List.of(
            new Mark("__", "underline", "Underline"),
            new Mark("||", "spoiler", "Spoiler"),
            new Mark("*", "bold", "Bold"),
            new Mark("_", "italic", "Italic"),
            new Mark("~", "strikethrough", "Strikethrough"));

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private final ArrayNode entities = Json.array();
    private final Deque<Open> open = new ArrayDeque<>();
    private int quoteFrom = -1;

    private record Mark(String sign, String type, String name) {}

    private record Open(Mark mark, int from, int at) {}

    private MarkdownText(String source) {
        this.source = source;
    }

    static Formatted parse(String source) {
        MarkdownText markdown = new MarkdownText(source);
        markdown.run();
        return new Formatted(markdown.text.toString(), markdown.entities);
    }

    private void run() {
        int at = 0;
        while (at < source.length()) {
            at = step(at);
        }
        endQuote();
        if (!open.isEmpty()) {
            Open last = open.getFirst();
            throw unended(last.mark().name(), last.at());
        }
    }

    private int step(int at) {
        char c = source.charAt(at);
        boolean lineStart = at == 0 || source.charAt(at - 1) == '\n';
        if (lineStart && c != '>') {
            endQuote();
        }
        if (c == '\\' && at + 1 < source.length() && source.charAt(at + 1) <= 126) {
            text.append(source.charAt(at + 1));
            return at + 2;
        }
        if (lineStart && c == '>') {
            quoteFrom = quoteFrom < 0 ? text.length() : quoteFrom;
            return at + 1;
        }
        if (c == '`') {
            return code(at);
        }
        if (c == '[') {
            return link(at);
        }
        Mark mark = markAt(at);
        if (mark != null) {
            toggle(mark, at);
            return at + mark.sign().length();
        }
        if (RESERVED.indexOf(c) >= 0 && !(c == '!' && source.startsWith("![", at))) {
            throw wrong("Character '" + c + "' is reserved and must be escaped with the preceding '\\'");
        }
        if (c != '!') {
            text.append(c);
        }
        return at + 1;
    }

    private @Nullable Mark markAt(int at) {
        return MARKS.stream()
                .filter(mark -> source.startsWith(mark.sign(), at))
                .findFirst()
                .orElse(null);
    }

    private void toggle(Mark mark, int at) {
        Open last = open.peek();
        if (last != null && last.mark().equals(mark)) {
            open.pop();
            add(Formatted.entity(mark.type(), last.from(), text.length()));
        } else if (open.stream().anyMatch(one -> one.mark().equals(mark))) {
            throw unended(last == null ? mark.name() : last.mark().name(), last == null ? at : last.at());
        } else {
            open.push(new Open(mark, text.length(), at));
        }
    }

    private int code(int at) {
        boolean pre = source.startsWith("```", at);
        String sign = pre ? "```" : "`";
        int from = text.length();
        int next = at + sign.length();
        String language = "";
        if (pre) {
            int line = source.indexOf('\n', next);
            String word = line < 0 ? "" : source.substring(next, line);
            if (word.matches("\\w+")) {
                language = word;
            }
            next += language.length();
            next += source.startsWith("\n", next) ? 1 : 0;
        }
        while (next < source.length() && !source.startsWith(sign, next)) {
            next += source.charAt(next) == '\\' && next + 1 < source.length() ? 1 : 0;
            text.append(source.charAt(next));
            next++;
        }
        if (next >= source.length()) {
            throw unended(pre ? "Pre" : "Code", at);
        }
        ObjectNode entity = Formatted.entity(pre ? "pre" : "code", from, text.length());
        if (!language.isEmpty()) {
            entity.put("language", language);
        }
        add(entity);
        return next + sign.length();
    }

    private int link(int at) {
        int close = unescaped(']', at + 1);
        int end = close < 0 || !source.startsWith("(", close + 1) ? -1 : unescaped(')', close + 2);
        if (close < 0) {
            throw unended("TextUrl", at);
        }
        int from = text.length();
        Formatted inner = parse(source.substring(at + 1, close));
        text.append(inner.text());
        inner.entities().forEach(entity -> {
            ObjectNode moved = ((ObjectNode) entity).deepCopy();
            entities.add(moved.put("offset", Formatted.offset(entity) + from));
        });
        if (end < 0) {
            return close + 1;
        }
        ObjectNode entity = Formatted.entity("text_link", from, text.length());
        add(entity.put("url", source.substring(close + 2, end).replace("\\", "")));
        return end + 1;
    }

    private int unescaped(char wanted, int from) {
        for (int i = from; i < source.length(); i++) {
            if (source.charAt(i) == '\\') {
                i++;
            } else if (source.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    private void endQuote() {
        if (quoteFrom >= 0) {
            add(Formatted.entity("blockquote", quoteFrom, text.length()));
            quoteFrom = -1;
        }
    }

    private void add(ObjectNode entity) {
        if (Formatted.size(entity) > 0) {
            entities.add(entity);
        }
    }

    private Refusal unended(String name, int at) {
        int bytes = source.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
        return wrong("Can't find end of " + name + " entity at byte offset " + bytes);
    }

    private static Refusal wrong(String why) {
        return Refusal.bad("can't parse entities: " + why);
    }
}

package dev.loggia.discord.message;

import dev.loggia.chat.Text;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text for an embed's description. What people wrote stays what they wrote: no markup, no mention, no link comes of it, and
 * no character in it turns the rest of the message around.
 */
final class Markdown {
    /** Of an embed's description; discord.com/developers/docs/resources/message, embed limits. */
    static final int LONGEST = 4096;

    private static final List<Integer> QUOTE_LENGTHS = List.of(4000, 2500, 1500, 800, 300);
    private static final Pattern SPECIAL = Pattern.compile("[\\\\*_~`|<>\\[\\]]");
    /** Titles, small print and lists; only there do these mean anything. */
    private static final Pattern AT_LINE_START = Pattern.compile("(?m)^(\\s*(?:\\d+(?=\\.))?)([#+.-])");

    private static final Pattern SCHEME = Pattern.compile("(?i)\\b(https?|discord)://");
    /** Embeddings, overrides and isolates of direction, and control characters but for the end of a line. */
    private static final Pattern TURNING = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\p{Cntrl}&&[^\\n]]");

    private static final String ZERO_WIDTH = "\u200B";

    private Markdown() {}

    /** All lines; what was quoted is shortened, if they would be too long. */
    static String of(List<Text> lines, int most) {
        String whole = "";
        for (int quoted : QUOTE_LENGTHS) {
            whole = render(lines, quoted);
            if (whole.length() <= most) {
                return whole;
            }
        }
        return cut(whole, most);
    }

    private static String render(List<Text> lines, int quoted) {
        StringBuilder out = new StringBuilder();
        for (Text line : lines) {
            if (!out.isEmpty()) {
                out.append('\n');
            }
            line.spans().forEach(span -> append(out, span, quoted));
        }
        return out.toString();
    }

    private static void append(StringBuilder out, Text.Span span, int quoted) {
        String text = clean(span.text());
        if (text.isEmpty()) {
            return;
        }
        switch (span.look()) {
            case PLAIN -> {
                beginLineAfterQuote(out);
                out.append(escape(text));
            }
            case STRONG -> {
                beginLineAfterQuote(out);
                out.append("**").append(escape(text)).append("**");
            }
            case CODE -> {
                beginLineAfterQuote(out);
                // Nothing escapes a back-tick between back-ticks.
                out.append('`')
                        .append(text.replace('`', 'ˋ').replace('\n', ' '))
                        .append('`');
            }
            case QUOTE -> {
                if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
                    out.append('\n');
                }
                out.append("> ").append(escape(cut(text.strip(), quoted)).replace("\n", "\n> "));
            }
        }
    }

    private static void beginLineAfterQuote(StringBuilder out) {
        int line = out.lastIndexOf("\n") + 1;
        if (out.indexOf("> ", line) == line) {
            out.append('\n');
        }
    }

    static String escape(String text) {
        String broken = SCHEME.matcher(text).replaceAll("$1:" + ZERO_WIDTH + "//");
        String escaped = SPECIAL.matcher(broken).replaceAll("\\\\$0");
        return AT_LINE_START.matcher(escaped).replaceAll("$1\\\\$2").replace("@", "@" + ZERO_WIDTH);
    }

    static String clean(String text) {
        return TURNING.matcher(text.replace("\r\n", "\n")).replaceAll("");
    }

    /** At most so many characters, none of them torn, the last an ellipsis where something is left out. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}

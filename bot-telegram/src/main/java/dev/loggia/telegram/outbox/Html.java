package dev.loggia.telegram.outbox;

import dev.loggia.chat.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Words in Telegram's HTML (core.telegram.org/bots/api, HTML style). Everything is escaped; in what a person wrote, Telegram
 * finds no name to mention, no hashtag and no command, and marks of direction end where it ends.
 */
final class Html {
    /** What a message and a caption may hold, counted after the markup is read. */
    static final int MESSAGE = 4096;

    static final int CAPTION = 1024;

    /** Left bare, since Telegram makes a link of it then that sends it. */
    private static final Pattern COMMAND = Pattern.compile("/[a-z0-9_]{1,32}");

    private static final Pattern DIRECTIONS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");
    /** Between a sign and what follows, so that the two are not one word to Telegram. */
    private static final String APART = "\u2060";

    private static final Pattern CALLING = Pattern.compile("(?<![\\p{L}\\p{N}_])[@#/$](?=[\\p{L}\\p{N}_])");
    private static final Pattern LINKING = Pattern.compile("(?<=[\\p{L}\\p{N}])([.:])(?=[\\p{L}\\p{N}/])");
    private static final int LONG_QUOTE = 200;

    private Html() {}

    /** The lines, shortened where they are longest when they are more than {@code most} characters together. */
    static String of(List<Text> lines, int most) {
        List<List<Text.Span>> shown =
                new ArrayList<>(lines.stream().map(Html::calmed).toList());
        for (int over = length(shown) - most; over > 0; over = length(shown) - most) {
            if (!shorten(shown, over)) {
                shown.remove(shown.size() - 1);
            }
        }
        return String.join("\n", shown.stream().map(Html::line).toList()).strip();
    }

    /** Without markup, for an alert. */
    static String plain(List<Text> lines, int most) {
        String text =
                String.join("\n", lines.stream().map(Text::plain).toList()).strip();
        return text.length() <= most ? text : cut(text, most);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static List<Text.Span> calmed(Text text) {
        return text.spans().stream()
                .map(span -> span.look() == Text.Look.QUOTE ? new Text.Span(span.look(), calmed(span.text())) : span)
                .toList();
    }

    private static String calmed(String written) {
        String plain = DIRECTIONS.matcher(written).replaceAll("");
        String quiet = CALLING.matcher(plain).replaceAll("$0" + APART);
        return LINKING.matcher(quiet).replaceAll("$1" + APART);
    }

    private static String line(List<Text.Span> spans) {
        StringBuilder line = new StringBuilder();
        for (Text.Span span : spans) {
            String text = escaped(span.text());
            line.append(
                    switch (span.look()) {
                        case PLAIN -> text;
                        case STRONG -> "<b>" + text + "</b>";
                        case CODE -> COMMAND.matcher(text).matches() ? text : "<code>" + text + "</code>";
                        case QUOTE -> quote(text);
                    });
        }
        return line.toString();
    }

    private static String quote(String text) {
        return (text.length() > LONG_QUOTE ? "<blockquote expandable>" : "<blockquote>") + text + "</blockquote>";
    }

    private static int length(List<List<Text.Span>> lines) {
        int spans = lines.stream()
                .flatMap(List::stream)
                .mapToInt(span -> span.text().length())
                .sum();
        return spans + Math.max(0, lines.size() - 1);
    }

    /** Cuts the longest piece. False when there is no piece that could still be cut. */
    private static boolean shorten(List<List<Text.Span>> lines, int by) {
        int at = -1;
        int longest = 1;
        int within = -1;
        for (int line = 0; line < lines.size(); line++) {
            for (int span = 0; span < lines.get(line).size(); span++) {
                int length = lines.get(line).get(span).text().length();
                if (length > longest) {
                    longest = length;
                    at = line;
                    within = span;
                }
            }
        }
        if (at < 0) {
            return false;
        }
        List<Text.Span> spans = new ArrayList<>(lines.get(at));
        Text.Span span = spans.get(within);
        spans.set(within, new Text.Span(span.look(), cut(span.text(), Math.max(1, longest - by))));
        lines.set(at, spans);
        return true;
    }

    /** At most so many characters, the last of them an ellipsis; never half of a character. */
    private static String cut(String text, int most) {
        int end = Math.max(0, Math.min(most, text.length()) - 1);
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}

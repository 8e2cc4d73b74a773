package dev.loggia.proof.fuzz;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came of an attempt.
 *
 * @param text everything that was answered, byte for byte as ISO-8859-1
 * @param over whether the server ended its side, or began a stream that is meant to stay open
 */
record Reply(String text, boolean over, long millis) {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
    private static final Pattern NAMED = Pattern.compile(
            "(?:/api/generations/|/g/|job-)([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");
    /** Frames, packages and exceptions, but for the exceptions' names that are labels of metrics. */
    private static final Pattern INSIDE =
            Pattern.compile("\\tat |org\\.(?:apache|eclipse)|java\\.lang|Exception(?!\")");

    List<Integer> statuses() {
        return STATUS.matcher(text)
                .results()
                .map(it -> Integer.valueOf(it.group(1)))
                .toList();
    }

    /** Generations that it speaks of. */
    Set<String> generations() {
        Set<String> ids = new TreeSet<>();
        Matcher matcher = NAMED.matcher(text);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    /** What is wrong with it; empty: nothing. */
    String fault() {
        if (!over) {
            return "no end within " + millis + " ms";
        }
        for (int status : statuses()) {
            if (status >= 500) {
                return "status " + status;
            }
        }
        return INSIDE.matcher(text).find() ? "shows its inside" : "";
    }

    boolean isStream() {
        return text.contains("Content-Type: text/event-stream");
    }
}

package dev.loggia.sandbox.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * A request, read whole.
 *
 * @param path without the {@code /api/v10}
 * @param groups the path's variables, empty where an optional one is absent
 */
record Call(
        Route route,
        String method,
        String path,
        List<String> groups,
        Map<String, String> headers,
        String query,
        Body body) {

    Call to(Route found, Matcher matcher) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            values.add(matcher.group(i) == null ? "" : matcher.group(i));
        }
        return new Call(found, method, path, values, headers, query, body);
    }

    String group(int number) {
        return groups.get(number);
    }

    /** The value of a header by its lower-case name, or nothing. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}

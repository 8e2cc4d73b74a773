package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Who is notified by a text: everyone it names, unless allowed_mentions says less. */
final class Mentions {
    private static final Pattern NAMED = Pattern.compile("<@(!|&)?(\\d+)>|@(everyone|here)");

    private Mentions() {}

    static Set<String> allowed(String content, JsonNode rule) {
        Set<String> pinged = new TreeSet<>();
        Matcher named = NAMED.matcher(content);
        while (named.find()) {
            String id = named.group(2);
            boolean role = "&".equals(named.group(1));
            String kind = id == null ? "everyone" : role ? "roles" : "users";
            if (!rule.isObject() || has(rule, "parse", kind) || (id != null && has(rule, kind, id))) {
                pinged.add(id == null ? "@" + named.group(3) : id);
            }
        }
        return pinged;
    }

    private static boolean has(JsonNode rule, String field, String value) {
        return Json.items(rule.path(field))
                .map(item -> item.asString(""))
                .collect(Collectors.toSet())
                .contains(value);
    }
}

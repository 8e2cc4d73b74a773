package dev.loggia.sandbox.discord;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a field of a body may hold, read from the notation that discord-requests.json explains.
 *
 * @param kind list, map, exact, body, or a scalar's name
 * @param names the bodies or values that are possible
 * @param inner of a list or map
 */
record Field(
        String kind,
        List<String> names,
        @Nullable Field inner,
        boolean required,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max) {
    private static final List<String> SCALARS =
            List.of("string", "integer", "number", "boolean", "snowflake", "any", "number|string");

    static Field read(String text) {
        char first = text.charAt(0);
        int end = first == '[' ? text.lastIndexOf(']') : first == '{' ? text.lastIndexOf('}') : -1;
        int typeEnd = end >= 0 ? end + 1 : endOfName(text);
        String rest = text.substring(typeEnd);
        boolean required = rest.startsWith("!");
        String bounds = (required ? rest.substring(1) : rest).strip();
        int dots = bounds.indexOf("..");
        BigDecimal min = dots > 0 ? new BigDecimal(bounds.substring(0, dots)) : null;
        BigDecimal max = dots >= 0 && dots + 2 < bounds.length() ? new BigDecimal(bounds.substring(dots + 2)) : null;
        if (end >= 0) {
            Field inner = read(text.substring(1, end));
            return new Field(first == '[' ? "list" : "map", List.of(), inner, required, min, max);
        }
        String type = text.substring(0, typeEnd);
        if (type.startsWith("=")) {
            return new Field("exact", List.of(type.substring(1).split("/")), null, required, min, max);
        }
        boolean scalar = SCALARS.contains(type);
        List<String> names = scalar ? List.of() : List.of(type.split("\\|"));
        return new Field(scalar ? type : "body", names, null, required, min, max);
    }

    private static int endOfName(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) != '!' && text.charAt(at) != ' ') {
            at++;
        }
        return at;
    }

    boolean below(BigDecimal value) {
        return min != null && value.compareTo(min) < 0;
    }

    boolean above(BigDecimal value) {
        return max != null && value.compareTo(max) > 0;
    }
}

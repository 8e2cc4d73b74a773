package dev.loggia.bench.frame;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How figures are written: three digits that mean something. */
final class Figures {
    private Figures() {}

    static String text(double figure) {
        double size = Math.abs(figure);
        String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 || size == 0 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, form, figure).replace(',', ' ');
    }

    static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}

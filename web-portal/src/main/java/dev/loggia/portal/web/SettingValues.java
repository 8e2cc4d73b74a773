package dev.loggia.portal.web;

import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a setting or a text from outside may be at all, before the catalogue says what it may be here. */
public final class SettingValues {
    private static final int MAX_SETTINGS = 32;
    private static final int MAX_LIST = 16;

    private SettingValues() {}

    /** The settings, empty for null; text, whole and decimal numbers, true and false, or a short list of these. */
    public static Map<String, Object> require(@Nullable Map<String, Object> settings) {
        if (settings == null) {
            return Map.of();
        }
        if (settings.size() > MAX_SETTINGS) {
            throw invalid("There are more than " + MAX_SETTINGS + " settings.");
        }
        settings.forEach((name, value) -> {
            requireText("settings", name);
            requireValue(value);
        });
        return settings;
    }

    /** Refuses text that is not Unicode or cannot be stored: half surrogate pairs and NUL. */
    public static void requireText(String field, @Nullable String text) {
        if (text == null) {
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || Character.isSurrogate(c) && !pair) {
                throw invalid("The field " + field + " has characters that are not text.");
            }
            i += pair ? 1 : 0;
        }
    }

    private static void requireValue(@Nullable Object value) {
        if (value instanceof List<?> list && list.size() <= MAX_LIST) {
            list.forEach(SettingValues::requireScalar);
        } else {
            requireScalar(value);
        }
    }

    private static void requireScalar(@Nullable Object value) {
        if (value instanceof String text) {
            requireText("settings", text);
        } else if (value != null
                && !(value instanceof Boolean || value instanceof Integer || value instanceof Long)
                && !(value instanceof Double number && Double.isFinite(number))) {
            throw invalid("A setting is not a text, an ordinary number, true or false.");
        }
    }

    private static RuntimeException invalid(String sentence) {
        return Problem.of(ProblemType.INVALID_REQUEST, sentence + " Nothing was accepted.")
                .thrown();
    }
}

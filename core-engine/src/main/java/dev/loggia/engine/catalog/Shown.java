package dev.loggia.engine.catalog;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Makes what a user sent safe to repeat in a sentence: at most 40 characters, and none that could mean something to a
 * page, a chat, a terminal or a log.
 */
final class Shown {
    private static final int MAX_LENGTH = 40;
    private static final int MAX_NUMBER_BITS = 200;
    private static final String HARMLESS = " .,:-+/%()";

    private Shown() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        if (value instanceof BigInteger big && big.bitLength() > MAX_NUMBER_BITS
                || value instanceof BigDecimal decimal
                        && decimal.unscaledValue().bitLength() > MAX_NUMBER_BITS) {
            return "a very long number";
        }
        if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
            return clean(value.toString());
        }
        return "something that is neither text, number nor true or false";
    }

    private static String clean(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(MAX_LENGTH)
                .map(it -> Character.isLetterOrDigit(it) || HARMLESS.indexOf(it) >= 0 ? it : '?')
                .forEach(shown::appendCodePoint);
        return shown.isEmpty() ? "nothing" : shown.toString();
    }
}

package dev.loggia.engine.catalog;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Whole numbers from 0 to 2^31-1 as doors send them: JSON integers, or the same digits as text. */
final class WholeNumber {
    private static final int MAX_DIGITS = 10;

    private WholeNumber() {}

    /** The number, or null when the value is anything else, such as 5.0, "05", " 5", -1 or 2^31. */
    static @Nullable Integer of(Object value) {
        if (value instanceof String text) {
            return parse(text);
        }
        if (value instanceof BigInteger big) {
            return big.bitLength() < Long.SIZE ? inRange(big.longValue()) : null;
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return inRange(((Number) value).longValue());
        }
        return null;
    }

    static @Nullable Integer parse(String text) {
        boolean canonical = !text.isEmpty()
                && text.length() <= MAX_DIGITS
                && text.chars().allMatch(it -> it >= '0' && it <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
        return canonical ? inRange(Long.parseLong(text)) : null;
    }

    private static @Nullable Integer inRange(long number) {
        return number >= 0 && number <= Integer.MAX_VALUE ? (int) number : null;
    }
}

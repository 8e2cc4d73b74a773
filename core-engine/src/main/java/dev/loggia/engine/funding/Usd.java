package dev.loggia.engine.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** US dollars as people write them, and the millionths that the books are kept in. Exact both ways. */
public final class Usd {
    private static final int MICROS = 6;
    private static final int CENTS = 2;
    /** Nine digits are more than anybody pays in, and far from what a {@code long} holds. */
    private static final Pattern WRITTEN = Pattern.compile("[+-]?[0-9]{1,9}(\\.[0-9]{1,6})?");

    private Usd() {}

    /**
     * Reads an amount such as {@code 50}, {@code 50.00} or {@code -3.25}.
     *
     * @throws IllegalArgumentException with a sentence for whoever wrote it
     */
    public static long parseMicros(String written) {
        if (!WRITTEN.matcher(written).matches()) {
            throw new IllegalArgumentException(
                    "\"" + written + "\" is no amount in US dollars; write it like 50 or 50.25:"
                            + " at most six decimals, no currency sign, no separators between thousands.");
        }
        return new BigDecimal(written).movePointRight(MICROS).longValueExact();
    }

    /** With two decimals, or as many more as it takes, such as {@code 50.00 USD} or {@code -0.004 USD}. */
    public static String format(long micros) {
        BigDecimal exact = BigDecimal.valueOf(micros, MICROS).stripTrailingZeros();
        return exact.setScale(Math.max(CENTS, exact.scale()), RoundingMode.UNNECESSARY) + " USD";
    }
}

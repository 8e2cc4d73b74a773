package dev.loggia.engine.provider.kie;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** KIE's credits in our unit: one credit is half a US cent, and prices are fractions of credits. */
final class KieCredits {
    private static final BigDecimal USD_MICROS = BigDecimal.valueOf(5_000);
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);
    /** Numbers such as 1e-999999999 are short to write and huge to compute with. */
    private static final int MOST_DECIMALS = 32;

    private KieCredits() {}

    /** Rounded up, so that our books never show more than there is; null unless it is an amount of credits from 0 up. */
    static @Nullable Long cost(JsonNode credits) {
        BigDecimal amount = amount(credits);
        return amount == null || amount.signum() < 0 ? null : micros(amount, RoundingMode.CEILING);
    }

    /** Rounded down, for the same reason; null unless it is an amount of credits. */
    static @Nullable Long balance(JsonNode credits) {
        BigDecimal amount = amount(credits);
        return amount == null ? null : micros(amount, RoundingMode.FLOOR);
    }

    private static long micros(BigDecimal amount, RoundingMode rounding) {
        return amount.multiply(USD_MICROS).setScale(0, rounding).longValueExact();
    }

    /** KIE writes amounts as numbers; one in a string is read too. */
    static @Nullable BigDecimal amount(JsonNode node) {
        BigDecimal amount;
        if (node.isNumber()) {
            amount = node.decimalValue();
        } else if (node.isString() && node.stringValue().length() <= 32) {
            try {
                amount = new BigDecimal(node.stringValue());
            } catch (NumberFormatException e) {
                return null;
            }
        } else {
            return null;
        }
        boolean sane = amount.scale() <= MOST_DECIMALS
                && amount.scale() >= -MOST_DECIMALS
                && amount.abs().compareTo(MOST) <= 0;
        return sane ? amount : null;
    }
}

package dev.loggia.server.doctor;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts as an operator reads them. */
final class Money {
    private static final int MICROS = 6;

    private Money() {}

    static String usd(long micros) {
        return BigDecimal.valueOf(micros, MICROS).setScale(2, RoundingMode.HALF_EVEN) + " USD";
    }
}

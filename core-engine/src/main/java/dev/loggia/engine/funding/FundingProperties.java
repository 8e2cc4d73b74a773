package dev.loggia.engine.funding;

import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Amounts in millionths of a US dollar.
 *
 * @param mode how the provider is paid
 * @param lowWaterDays the alarm is raised when the balance lasts fewer days than this
 * @param lowWaterUsdMicros the alarm is raised below this, however long it lasts
 * @param reserveUsdMicros paid work stops at this balance: what is already accepted still has to be paid from it
 * @param spendWindow the recent past that the days of cover are reckoned by
 * @param stateCache how old the known state may be
 * @param reconcileEvery how often our balance is compared with the provider's
 * @param driftToleranceUsdMicros a warning is logged beyond this difference
 */
@ConfigurationProperties("loggia.funding")
record FundingProperties(
        @DefaultValue("prefunded") FundingMode mode,
        @DefaultValue("7") int lowWaterDays,
        @DefaultValue("5000000") long lowWaterUsdMicros,
        @DefaultValue("250000") long reserveUsdMicros,
        @DefaultValue("7d") Duration spendWindow,
        @DefaultValue("5s") Duration stateCache,
        @DefaultValue("15m") Duration reconcileEvery,
        @DefaultValue("1000000") long driftToleranceUsdMicros) {

    FundingProperties {
        check(lowWaterDays >= 0, "low-water-days must not be negative");
        check(reserveUsdMicros >= 0, "reserve-usd-micros must not be negative");
        check(lowWaterUsdMicros >= reserveUsdMicros, "low-water-usd-micros must not be below reserve-usd-micros");
        check(spendWindow.compareTo(Duration.ofDays(1)) >= 0, "spend-window must be at least a day");
        check(!stateCache.isNegative(), "state-cache must not be negative");
        check(reconcileEvery.toSeconds() >= 1, "reconcile-every must be at least a second");
        check(driftToleranceUsdMicros >= 0, "drift-tolerance-usd-micros must not be negative");
    }

    private static void check(boolean right, String sentence) {
        if (!right) {
            throw new LoggiaException(ErrorCode.CONFIGURATION, "loggia.funding." + sentence);
        }
    }
}

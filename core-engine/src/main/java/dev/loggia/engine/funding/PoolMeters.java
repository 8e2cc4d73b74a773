package dev.loggia.engine.funding;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Balance, days of cover and drift for the dashboards; not a number where there is nothing to say yet. */
@Component
class PoolMeters {
    PoolMeters(ProviderFunding funding, MeterRegistry meters) {
        Gauge.builder("loggia.pool.balance.usd.micros", funding, pool -> pool.state()
                        .balanceUsdMicros())
                .description("The provider pool's balance in millionths of a US dollar")
                .register(meters);
        Gauge.builder("loggia.pool.cover.days", funding, PoolMeters::coverDays)
                .description("Days that the provider pool lasts at the recent pace")
                .register(meters);
        Gauge.builder("loggia.pool.drift.usd.micros", funding, PoolMeters::drift)
                .description("The provider's balance minus the pool's, when last compared")
                .register(meters);
    }

    private static double coverDays(ProviderFunding funding) {
        Long days = funding.state().daysOfCover();
        return days == null ? Double.NaN : days;
    }

    private static double drift(ProviderFunding funding) {
        return funding.latestReconciliation()
                .map(last -> (double) last.driftUsdMicros())
                .orElse(Double.NaN);
    }
}

package dev.loggia.engine.funding;

import dev.loggia.engine.provider.BalanceResult;
import dev.loggia.engine.provider.GenerationProvider;
import dev.loggia.engine.work.RecurringWork;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Opens the pool from the provider's balance at the first start, then compares the two from time to time. */
@Component
class PoolWatch implements RecurringWork {
    private final ProviderFunding funding;
    private final ObjectProvider<GenerationProvider> provider;
    private final FundingProperties properties;
    private final InstantSource clock;

    PoolWatch(
            ProviderFunding funding,
            ObjectProvider<GenerationProvider> provider,
            FundingProperties properties,
            InstantSource clock) {
        this.funding = funding;
        this.provider = provider;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "pool-watch";
    }

    /** Often, because a first start that finds the provider asleep must not wait long; the provider is asked only when it is due. */
    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        GenerationProvider asked = provider.getIfAvailable();
        if (asked == null || !isDue()) {
            return;
        }
        BalanceResult balance = asked.balance();
        if (!funding.openFrom(balance)) {
            funding.reconcile(balance);
        }
    }

    private boolean isDue() {
        return !funding.isOpened()
                || funding.latestReconciliation()
                        .map(last -> !last.createdAt()
                                .plus(properties.reconcileEvery())
                                .isAfter(clock.instant()))
                        .orElse(true);
    }
}

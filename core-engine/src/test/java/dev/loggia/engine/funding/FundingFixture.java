package dev.loggia.engine.funding;

import dev.loggia.engine.audit.AuditFixture;
import dev.loggia.engine.testing.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;

/** Makes a pool on a test's database whose state is read anew each time. */
public final class FundingFixture {
    private FundingFixture() {}

    /** Prefunded, empty until the test tops it up. */
    public static ProviderFunding on(TestDatabase database, InstantSource clock) {
        return on(database, clock, properties(Duration.ZERO));
    }

    static ProviderFunding on(TestDatabase database, InstantSource clock, FundingProperties properties) {
        return new ProviderFunding(
                database.jdbi(),
                database.transactions(),
                AuditFixture.on(database),
                new PoolState(database.jdbi(), properties, clock),
                properties,
                clock);
    }

    /** Low below 5 dollars or 7 days, empty at 25 cents. */
    static FundingProperties properties(Duration stateCache) {
        return new FundingProperties(
                FundingMode.PREFUNDED,
                7,
                5_000_000,
                250_000,
                Duration.ofDays(7),
                stateCache,
                Duration.ofMinutes(15),
                1_000_000);
    }
}

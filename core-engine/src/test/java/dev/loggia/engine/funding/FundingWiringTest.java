package dev.loggia.engine.funding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.audit.AuditFixture;
import dev.loggia.engine.audit.AuditLog;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.engine.provider.BalanceResult;
import dev.loggia.engine.provider.ProviderFailure;
import dev.loggia.engine.testing.FakeProvider;
import dev.loggia.engine.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.transaction.support.TransactionOperations;

class FundingWiringTest {
    private volatile Instant now = Instant.parse("2026-03-29T00:30:00Z");
    private final FakeProvider provider = new FakeProvider();

    @Test
    void opensFromTheProviderThenComparesWithItWhenDue() {
        try (TestDatabase database = TestDatabase.create()) {
            context(database).run(started -> {
                ProviderFunding funding = started.getBean(ProviderFunding.class);
                PoolWatch watch = started.getBean(PoolWatch.class);
                provider.balanceIs(new BalanceResult.NotAnswered(new ProviderFailure.Unreadable("timeout")));
                watch.run();
                assertThat(funding.balance()).isZero();

                provider.balanceIs(new BalanceResult.Known(30_000_000));
                watch.run();
                assertThat(funding.balance()).isEqualTo(30_000_000);
                assertThat(funding.latestReconciliation()).isEmpty();

                provider.balanceIs(new BalanceResult.Known(29_000_000));
                watch.run();
                now = now.plus(Duration.ofMinutes(14));
                provider.balanceIs(new BalanceResult.Known(28_000_000));
                watch.run();
                assertThat(funding.latestReconciliation().orElseThrow().driftUsdMicros())
                        .isEqualTo(-1_000_000);

                now = now.plus(Duration.ofMinutes(1));
                watch.run();
                assertThat(funding.latestReconciliation().orElseThrow().driftUsdMicros())
                        .isEqualTo(-2_000_000);
            });
        }
    }

    @Test
    void showsBalanceCoverAndDrift() {
        try (TestDatabase database = TestDatabase.create()) {
            context(database).run(started -> {
                ProviderFunding funding = started.getBean(ProviderFunding.class);
                funding.topUp(20_000_000, "r", "admin", "");
                funding.bookCost(GenerationId.random(), "t", 1_000_000);
                funding.reconcile(new BalanceResult.Known(18_000_000));
                MeterRegistry meters = started.getBean(MeterRegistry.class);

                assertThat(meters.get("loggia.pool.balance.usd.micros").gauge().value())
                        .isEqualTo(19_000_000);
                assertThat(meters.get("loggia.pool.cover.days").gauge().value()).isEqualTo(19);
                assertThat(meters.get("loggia.pool.drift.usd.micros").gauge().value())
                        .isEqualTo(-1_000_000);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"per-generation", "hybrid"})
    void refusesAModeThatNobodyCanPay(String mode) {
        try (TestDatabase database = TestDatabase.create()) {
            context(database).withPropertyValues("loggia.funding.mode=" + mode).run(started -> assertThat(started)
                    .getFailure()
                    .rootCause()
                    .isInstanceOf(LoggiaException.class)
                    .hasMessageContaining("loggia.funding.mode=" + mode)
                    .hasMessageContaining("use prefunded"));
        }
    }

    private ApplicationContextRunner context(TestDatabase database) {
        return new ApplicationContextRunner()
                .withBean(Jdbi.class, database::jdbi)
                .withBean(TransactionOperations.class, database::transactions)
                .withBean(AuditLog.class, () -> AuditFixture.on(database))
                .withBean(InstantSource.class, () -> () -> now)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean(FakeProvider.class, () -> provider)
                .withPropertyValues("loggia.funding.state-cache=0s")
                .withUserConfiguration(FundingConfiguration.class)
                .withUserConfiguration(ProviderFunding.class, PoolState.class, PoolWatch.class, PoolMeters.class);
    }
}

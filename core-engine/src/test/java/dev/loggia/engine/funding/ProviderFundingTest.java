package dev.loggia.engine.funding;

import static dev.loggia.engine.funding.PoolBooking.Result.BOOKED;
import static dev.loggia.engine.funding.PoolBooking.Result.BOOKED_BEFORE;
import static dev.loggia.engine.funding.PoolBooking.Result.OTHER_AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.engine.audit.AuditEntry;
import dev.loggia.engine.audit.AuditFixture;
import dev.loggia.engine.audit.AuditLog;
import dev.loggia.engine.audit.AuditRecord;
import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.Invariant;
import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.engine.provider.BalanceResult;
import dev.loggia.engine.provider.ProviderFailure;
import dev.loggia.engine.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderFundingTest {
    private static final long DOLLAR = 1_000_000;
    private static final BalanceResult SILENCE =
            new BalanceResult.NotAnswered(new ProviderFailure.Unreadable("timeout"));

    private final TestDatabase database = TestDatabase.create();
    private volatile Instant now = Instant.parse("2026-03-29T00:30:00Z");
    private final ProviderFunding funding = FundingFixture.on(database, () -> now);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theBalanceIsTopUpsAndAdjustmentsLessCosts() {
        funding.topUp(20 * DOLLAR, "invoice-1", "admin", "first");
        funding.adjust(-DOLLAR, "correction-1", "admin", "typo");
        funding.bookCost(GenerationId.random(), "t1", 4_000);
        funding.bookCost(GenerationId.random(), "t2", 0);

        assertThat(funding.balance()).isEqualTo(19 * DOLLAR - 4_000);
        assertThat(offences()).isEmpty();
    }

    @Test
    void everythingIsBookedOnce() {
        GenerationId generation = GenerationId.random();

        assertThat(funding.topUp(DOLLAR, "r", "admin", "").result()).isEqualTo(BOOKED);
        assertThat(funding.topUp(DOLLAR, "r", "admin", "").result()).isEqualTo(BOOKED_BEFORE);
        assertThat(funding.topUp(DOLLAR + 1, "r", "admin", "").result()).isEqualTo(OTHER_AMOUNT);
        assertThat(funding.adjust(7, "r", "admin", "").result()).isEqualTo(BOOKED);
        assertThat(funding.adjust(7, "r", "admin", "").result()).isEqualTo(BOOKED_BEFORE);
        assertThat(funding.bookCost(generation, "t", 4_000)).isTrue();
        assertThat(funding.bookCost(generation, "t", 4_000)).isFalse();
        assertThat(funding.bookCost(generation, "t", 9_000)).isFalse();
        assertThat(funding.balance()).isEqualTo(DOLLAR + 7 - 4_000);
    }

    @Test
    void whatSomebodyBooksIsAuditedOnce() {
        funding.topUp(50 * DOLLAR, "invoice-7", "cli:alice", "by card");
        funding.topUp(50 * DOLLAR, "invoice-7", "cli:bob", "by card");
        funding.adjust(-3_250_000, "drift-1", "cli:alice", "a task that was not ours");

        assertThat(AuditFixture.on(database).list(AuditLog.NEWEST, 10))
                .extracting(AuditRecord::entry)
                .containsExactly(
                        new AuditEntry(
                                "cli:alice",
                                "pool.adjust",
                                "pool",
                                "provider",
                                Map.of(
                                        "usd-micros",
                                        "-3250000",
                                        "reference",
                                        "drift-1",
                                        "note",
                                        "a task that was not ours"),
                                now),
                        new AuditEntry(
                                "cli:alice",
                                "pool.top-up",
                                "pool",
                                "provider",
                                Map.of("usd-micros", "50000000", "reference", "invoice-7", "note", "by card"),
                                now));
        assertThat(funding.bookings(10)).extracting(PoolEntry::reference).containsExactly("drift-1", "invoice-7");
    }

    @Test
    void whatFallsIsNotAudited() {
        database.transactions().executeWithoutResult(status -> {
            funding.topUp(DOLLAR, "r", "admin", "");
            status.setRollbackOnly();
        });
        assertThat(AuditFixture.on(database).list(AuditLog.NEWEST, 10)).isEmpty();
    }

    @Test
    void refusesWhatNobodyCouldReadLater() {
        assertThatThrownBy(() -> funding.topUp(DOLLAR, " ", "admin", ""))
                .hasMessage("A reference has 1 to 255 characters on one line.");
        assertThatThrownBy(() -> funding.topUp(DOLLAR, "r\u001b[2J", "admin", ""))
                .hasMessage("A reference has 1 to 255 characters on one line.");
        for (String blank : List.of("invoice-1 ", " invoice-1", "invoice-1\u2003")) {
            assertThatThrownBy(() -> funding.topUp(DOLLAR, blank, "admin", ""))
                    .hasMessageStartingWith("A reference neither begins nor ends with a blank");
        }
        assertThatThrownBy(() -> funding.adjust(1, "r", "admin", "x".repeat(501)))
                .hasMessage("A note has 0 to 500 characters on one line.");
    }

    @Test
    void aTaskCannotCostTwoGenerations() {
        funding.bookCost(GenerationId.random(), "t", 4_000);

        assertThatThrownBy(() -> funding.bookCost(GenerationId.random(), "t", 4_000))
                .isInstanceOfSatisfying(LoggiaException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ErrorCode.INVARIANT));
    }

    @Test
    void aCostBelongsToTheCallersTransaction() {
        database.transactions().executeWithoutResult(status -> {
            funding.bookCost(GenerationId.random(), "t", 4_000);
            status.setRollbackOnly();
        });

        assertThat(funding.balance()).isZero();
    }

    @Test
    void manyBookingsOfOneTaskAreOneCost() throws Exception {
        GenerationId generation = GenerationId.random();

        List<Boolean> booked = atOnce(16, () -> funding.bookCost(generation, "t", 4_000));

        assertThat(booked).containsOnlyOnce(true);
        assertThat(funding.balance()).isEqualTo(-4_000);
    }

    @Test
    void opensAlsoWhenTheProviderWasAwayUntilCostsWereBooked() {
        funding.bookCost(GenerationId.random(), "t1", 4_000);

        assertThat(funding.openFrom(new BalanceResult.Known(20 * DOLLAR - 4_000)))
                .isTrue();
        assertThat(funding.openFrom(new BalanceResult.Known(5 * DOLLAR))).isFalse();
        assertThat(funding.balance()).isEqualTo(20 * DOLLAR - 4_000);
        assertThat(offences()).isEmpty();
    }

    @Test
    void opensOnceFromWhatTheProviderHolds() throws Exception {
        assertThat(funding.openFrom(SILENCE)).isFalse();
        assertThat(funding.openFrom(new BalanceResult.Known(0))).isFalse();

        List<Boolean> opened = atOnce(8, () -> funding.openFrom(new BalanceResult.Known(50 * DOLLAR)));

        assertThat(opened).containsOnlyOnce(true);
        assertThat(funding.balance()).isEqualTo(50 * DOLLAR);
        assertThat(funding.openFrom(new BalanceResult.Known(DOLLAR))).isFalse();
    }

    @Test
    void doesNotOpenAPoolThatHasAnEntry() {
        funding.topUp(DOLLAR, "r", "admin", "");

        assertThat(funding.openFrom(new BalanceResult.Known(50 * DOLLAR))).isFalse();
        assertThat(funding.balance()).isEqualTo(DOLLAR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update pool_entry set amount_usd_micros = 1",
                "delete from pool_entry",
                "truncate pool_entry",
                "update pool_reconciliation set pool_usd_micros = 1",
                "delete from pool_checkpoint",
                "insert into pool_entry (kind, amount_usd_micros, reference, actor, created_at) "
                        + "values ('TOP_UP', -1, 'x', 'a', now())",
                "insert into pool_entry (kind, amount_usd_micros, reference, actor, created_at) "
                        + "values ('COST', -1, 'x', 'a', now())"
            })
    void theBooksCannotBeRewritten(String sql) {
        assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute(sql)))
                .hasMessageMatching("(?s).*(append-only|pool_entry_sign|pool_cost_has_generation).*");
    }

    @Test
    void aPoolThatNobodyOpenedIsUnknownAndStopsNothing() {
        assertThat(funding.acceptsPaid()).isTrue();
    }

    @Test
    void anEmptyPoolStopsPaidWorkWithASentence() {
        funding.topUp(250_000, "r", "admin", "just the reserve");
        assertThat(funding.state())
                .isInstanceOfSatisfying(FundingState.Empty.class, empty -> assertThat(empty.sentence())
                        .contains("It cost you nothing"));

        funding.topUp(1, "r2", "admin", "");
        assertThat(funding.state()).isEqualTo(new FundingState.Low(250_001, null));
        assertThat(funding.acceptsPaid()).isTrue();
    }

    @Test
    void coverIsReckonedByTheRecentPace() {
        funding.topUp(100 * DOLLAR, "r", "admin", "");
        assertThat(funding.state()).isEqualTo(new FundingState.Open(100 * DOLLAR, null));

        funding.bookCost(GenerationId.random(), "t1", 10 * DOLLAR); // within its first day: 10 a day
        assertThat(funding.state()).isEqualTo(new FundingState.Open(90 * DOLLAR, 9L));

        after(Duration.ofDays(5));
        funding.bookCost(GenerationId.random(), "t2", 40 * DOLLAR); // 50 in 5 days
        assertThat(funding.state()).isEqualTo(new FundingState.Low(50 * DOLLAR, 5L));

        after(Duration.ofDays(3)); // the first is out of the window: 40 in 3 days
        assertThat(funding.state()).isEqualTo(new FundingState.Low(50 * DOLLAR, 3L));

        after(Duration.ofDays(8));
        assertThat(funding.state()).isEqualTo(new FundingState.Open(50 * DOLLAR, null));
    }

    @Test
    void resumesByItselfAMomentAfterATopUpElsewhere() {
        ProviderFunding cached =
                FundingFixture.on(database, () -> now, FundingFixture.properties(Duration.ofSeconds(5)));
        funding.topUp(1, "opening", "admin", "");
        assertThat(cached.acceptsPaid()).isFalse();
        funding.topUp(20 * DOLLAR, "r", "admin", "");

        after(Duration.ofMillis(4_999));
        assertThat(cached.acceptsPaid()).isFalse();
        after(Duration.ofMillis(1));
        assertThat(cached.acceptsPaid()).isTrue();
        assertThat(cached.balance()).isEqualTo(20 * DOLLAR + 1);
    }

    @Test
    void resumesAtOnceAfterATopUpHere() {
        ProviderFunding cached =
                FundingFixture.on(database, () -> now, FundingFixture.properties(Duration.ofSeconds(5)));
        cached.topUp(1, "opening", "admin", "");
        assertThat(cached.acceptsPaid()).isFalse();
        cached.topUp(20 * DOLLAR, "r", "admin", "");
        assertThat(cached.acceptsPaid()).isTrue();
    }

    @Test
    void recordsTheDriftFromTheProvider() {
        funding.topUp(20 * DOLLAR, "r", "admin", "");

        assertThat(funding.reconcile(SILENCE)).isEmpty();
        assertThat(funding.latestReconciliation()).isEmpty();
        assertThat(funding.reconcile(new BalanceResult.Known(18 * DOLLAR)))
                .contains(new Reconciliation(18 * DOLLAR, 20 * DOLLAR, -2 * DOLLAR, now));
        assertThat(funding.latestReconciliation().orElseThrow().driftUsdMicros())
                .isEqualTo(-2 * DOLLAR);
    }

    @Test
    void aCheckpointChangesNothingButTheWork() {
        funding.topUp(20 * DOLLAR, "r", "admin", "");
        funding.bookCost(GenerationId.random(), "t1", 4_000);
        assertThat(checkpoint(3)).isFalse();
        assertThat(checkpoint(2)).isTrue();
        assertThat(checkpoint(1)).isFalse();
        funding.bookCost(GenerationId.random(), "t2", 6_000);

        assertThat(funding.balance()).isEqualTo(20 * DOLLAR - 10_000);
        assertThat(offences()).isEmpty();
    }

    @Test
    void aCheckpointNeverOvertakesABookingThatIsNotCommitted() throws Exception {
        funding.topUp(20 * DOLLAR, "r", "admin", "");
        database.transactions().executeWithoutResult(status -> {
            funding.bookCost(GenerationId.random(), "slow", 4_000);
            assertThat(inAnotherThread(() -> funding.bookCost(GenerationId.random(), "fast", 4_000)))
                    .isTrue();
            assertThat(inAnotherThread(() -> checkpoint(1))).isFalse();
        });

        assertThat(checkpoint(1)).isTrue();
        assertThat(funding.balance()).isEqualTo(20 * DOLLAR - 8_000);
        assertThat(offences()).isEmpty();
    }

    @Test
    void theAuditSeesBooksThatDoNotAddUp() {
        funding.topUp(20 * DOLLAR, "r", "admin", "");
        database.jdbi().useHandle(handle -> handle.execute("insert into pool_checkpoint values (1, 7, now())"));

        assertThat(offences()).anyMatch(offence -> offence.startsWith("checkpoint 1"));
    }

    private void after(Duration time) {
        now = now.plus(time);
    }

    private boolean checkpoint(long worthIt) {
        return database.jdbi().onDemand(PoolSql.class).makeCheckpoint(worthIt, now);
    }

    private List<String> offences() {
        PoolInvariants invariants = new PoolInvariants();
        List<String> offences = new ArrayList<>();
        for (Invariant invariant : List.of(invariants.poolAddsUp(), invariants.everyCostIsBooked())) {
            offences.addAll(database.jdbi().withHandle(handle -> handle.createQuery(invariant.offenders())
                    .mapTo(String.class)
                    .list()));
        }
        return offences;
    }

    private static <T> T inAnotherThread(Callable<T> call) {
        try {
            return atOnce(1, call).get(0);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static <T> List<T> atOnce(int callers, Callable<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(Collections.nCopies(callers, call))) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}

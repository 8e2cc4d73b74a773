package dev.loggia.engine.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.platform.Invariant;
import dev.loggia.engine.testing.TestClock;
import dev.loggia.engine.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerWatchTest {
    private final TestDatabase database = TestDatabase.create();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T12:00:00Z"));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void knowsNothingBeforeItsFirstRun() {
        LedgerWatch watch = watchOver("select 'row 1' where false");

        assertThat(watch.latest()).isEmpty();
        assertThat(gauge("loggia.ledger.findings")).isNaN();
        assertThat(gauge("loggia.ledger.audit.age")).isNaN();
    }

    @Test
    void measuresWhatItFoundAndHowLongAgo() {
        LedgerWatch watch = watchOver("select 'row ' || n from generate_series(1, 3) n");
        watch.run();
        clock.advance(Duration.ofMinutes(2));

        assertThat(gauge("loggia.ledger.findings")).isEqualTo(3);
        assertThat(gauge("loggia.ledger.audit.age")).isEqualTo(120);
        assertThat(watch.latest().orElseThrow().broken())
                .singleElement()
                .satisfies(check -> assertThat(check.offences()).containsExactly("row 1", "row 2", "row 3"));
    }

    @Test
    void isQuietAgainWhenAllIsWell() {
        LedgerWatch watch = watchOver("select 'account ' || account_id from wallet where debt > 0");
        database.jdbi().useTransaction(handle -> {
            handle.execute("set local session_replication_role = replica");
            handle.execute("insert into wallet (account_id, debt) values (gen_random_uuid(), 1)");
        });
        watch.run();
        assertThat(gauge("loggia.ledger.findings")).isEqualTo(1);

        database.jdbi().useHandle(handle -> handle.execute("delete from wallet"));
        clock.advance(Duration.ofHours(1));
        watch.run();
        assertThat(gauge("loggia.ledger.findings")).isZero();
    }

    @Test
    void restsAHundredTimesAsLongAsItWorked() {
        LedgerWatch watch = watchOver("select 'slept' || pg_sleep(0.1)");
        watch.run();
        AuditReport first = watch.latest().orElseThrow();

        clock.advance(first.took().multipliedBy(99));
        watch.run();
        assertThat(watch.latest()).containsSame(first);

        clock.advance(first.took().multipliedBy(2));
        watch.run();
        assertThat(watch.latest()).isPresent().get().isNotSameAs(first);
    }

    private LedgerWatch watchOver(String offenders) {
        LedgerAudit audit = new LedgerAudit(database.jdbi(), List.of(new Invariant(1, "the one", offenders)));
        return new LedgerWatch(audit, new LedgerProperties(Duration.ofHours(1), Duration.ofMinutes(5)), meters, clock);
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}

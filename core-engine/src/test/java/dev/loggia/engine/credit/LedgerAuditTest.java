package dev.loggia.engine.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.platform.Invariant;
import dev.loggia.engine.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.env.StandardEnvironment;

class LedgerAuditTest {
    /** Found once: looking for them takes longer than asking them. */
    private static final List<Invariant> INVARIANTS = LedgerAudit.everyInvariant(new StandardEnvironment());

    static Stream<Plant> plants() {
        return Plant.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("plants")
    void findsPlantedCorruptionByName(Plant plant) {
        try (TestDatabase database = SeededLedger.create()) {
            LedgerAudit audit = auditOf(database);
            assertThat(audit.run()).isEmpty();

            database.jdbi().useTransaction(handle -> {
                // Neither triggers nor foreign keys: what a restore by hand or a defect below us could do.
                handle.execute("set local session_replication_role = replica");
                handle.createScript(plant.sql()).execute();
            });

            assertThat(audit.run())
                    .allSatisfy(finding -> assertThat(finding.invariant()).isEqualTo(plant.invariant()))
                    .anySatisfy(finding -> assertThat(finding.offence()).startsWith(plant.offence()));
        }
    }

    @Test
    void hasAPlantForEveryInvariant() {
        try (TestDatabase database = TestDatabase.create()) {
            Set<String> planted =
                    Plant.ALL.stream().map(Plant::invariant).collect(Collectors.toCollection(TreeSet::new));
            assertThat(auditOf(database).invariants().stream().map(Invariant::name))
                    .containsExactlyInAnyOrderElementsOf(planted);
        }
    }

    @Test
    void doesNotMistakeACostThatIsNotSettledYetForALostOne() {
        try (TestDatabase database = SeededLedger.create()) {
            database.jdbi()
                    .useHandle(handle -> handle.execute(
                            "update generation set state = 'STORING', cost_micros = 9000 where state = 'RUNNING'"));
            assertThat(auditOf(database).run()).isEmpty();
        }
    }

    @Test
    void saysWhatItHadNoTimeFor() {
        try (TestDatabase database = SeededLedger.create()) {
            Invariant slow = new Invariant(1, "slow", "select pg_sleep(60)::text");
            Invariant late = new Invariant(2, "late", "select 'never asked'");
            LedgerAudit audit = new LedgerAudit(database.jdbi(), List.of(slow, late));

            assertThat(audit.examine(5, Duration.ofMillis(200)))
                    .containsExactly(AuditReport.Check.unfinished(slow), AuditReport.Check.unfinished(late));
        }
    }

    private static LedgerAudit auditOf(TestDatabase database) {
        return new LedgerAudit(database.jdbi(), INVARIANTS);
    }
}

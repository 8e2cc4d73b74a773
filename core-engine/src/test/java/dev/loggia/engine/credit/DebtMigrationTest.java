package dev.loggia.engine.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;

class DebtMigrationTest {
    private static final String ACCOUNT = "00000000-0000-0000-0000-00000000000a";

    @Test
    void creditsThatWereAvailableBesideADebtRepayIt() {
        try (TestDatabase server = TestDatabase.create()) {
            server.jdbi().useHandle(handle -> handle.execute("create database before_debt_first"));
            String url = server.url().replaceFirst("/test_\\d+", "/before_debt_first");
            FluentConfiguration flyway = Flyway.configure().dataSource(url, null, null);
            flyway.target("21").load().migrate();
            Jdbi jdbi = Jdbi.create(url);
            jdbi.useHandle(handle -> handle.createScript("""
                            insert into account (id, created_at) values ('%1$s', now());
                            select ledger_grant('%1$s', 10, 'order', '1', null, now());
                            select ledger_hold('%1$s', 10, 'generation', '1', now());
                            select ledger_claw_back('%1$s', 7, 'refund', '1', null, now());
                            select ledger_resolve('RELEASE', 'generation', '1', now())""".formatted(ACCOUNT)).execute());

            flyway.target("latest").load().migrate();

            String left = jdbi.withHandle(handle -> handle.createQuery("select available || ' ' || debt from wallet")
                    .mapTo(String.class)
                    .one());
            assertThat(left).isEqualTo("3 0");
            assertThat(LedgerAudit.over(jdbi, new StandardEnvironment()).run())
                    .extracting(LedgerAudit.Finding::number)
                    .containsOnly(6); // the hold is of no generation, as it is in this test
        }
    }
}

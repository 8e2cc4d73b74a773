package dev.loggia.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;

class OutageTest {
    @Test
    void aConnectionThatBreaksIsTheDatabaseAway() {
        assertThat(Outage.behind(new IllegalStateException(new SQLException("ended", "57P01"))))
                .contains(Outage.DATABASE);
        assertThat(Outage.behind(new SQLTransientConnectionException("none left")))
                .contains(Outage.DATABASE);
    }

    /** What HikariCP throws then has no SQL state. */
    @Test
    void soIsOneThatWasClosedBeneathACommit() {
        assertThat(Outage.behind(
                        new TransactionSystemException("commit failed", new SQLException("Connection is closed"))))
                .contains(Outage.DATABASE);
    }

    @Test
    void aMistakeIsNoOutage() {
        assertThat(Outage.behind(new IllegalStateException("ours"))).isEmpty();
        assertThat(Outage.behind(new SQLException("no such column", "42703"))).isEmpty();
    }
}

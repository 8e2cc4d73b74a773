package dev.loggia.discord.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.testing.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShardLocksTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final TestDatabase database = TestDatabase.create();
    private final AtomicBoolean away = new AtomicBoolean();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void oneNodeLeadsAShardAndTheNextTakesOverWhenItStops() {
        try (ShardLocks one = locks(LONG);
                ShardLocks other = locks(LONG)) {
            assertThat(one.lead(1)).containsExactly(0);
            assertThat(one.lead(1)).containsExactly(0);
            assertThat(other.lead(1)).isEmpty();

            one.close();

            // The server ends the connection, and with it the lock, a moment after.
            Awaitility.await().untilAsserted(() -> assertThat(other.lead(1)).containsExactly(0));
            assertThat(one.lead(1)).isEmpty();
        }
    }

    @Test
    void severalNodesShareTheShards() {
        try (ShardLocks one = locks(LONG);
                ShardLocks other = locks(LONG)) {
            one.lead(4);
            other.lead(4);
            one.lead(4);

            assertThat(other.lead(4)).containsExactlyInAnyOrder(1, 3);
            assertThat(one.lead(4)).containsExactlyInAnyOrder(0, 2);
        }
    }

    @Test
    void aNodeThatLostItsConnectionLeadsOnlyWhatNobodyHasTaken() {
        try (ShardLocks one = locks(LONG);
                ShardLocks other = locks(LONG)) {
            one.lead(2);
            one.lead(2);
            endConnections();
            other.lead(1);

            one.lead(2);
            assertThat(one.lead(2)).containsExactly(1);
            assertThat(other.lead(1)).containsExactly(0);
        }
    }

    @Test
    void keepsItsShardsWhileTheDatabaseIsAwayForAWhile() {
        try (ShardLocks one = locks(LONG)) {
            one.lead(1);
            away.set(true);
            endConnections();

            assertThat(one.lead(1)).containsExactly(0);
            assertThat(one.lead(1)).containsExactly(0);
            away.set(false);
            assertThat(one.lead(1)).containsExactly(0);
        }
    }

    @Test
    void givesThemUpWhenItIsAwayForTooLong() {
        try (ShardLocks one = locks(Duration.ofMillis(1))) {
            one.lead(1);
            away.set(true);
            endConnections();

            Awaitility.await().until(() -> one.lead(1).isEmpty());
        }
    }

    private ShardLocks locks(Duration grace) {
        return new ShardLocks(
                () -> {
                    if (away.get()) {
                        throw new SQLException("away", "08001");
                    }
                    return DriverManager.getConnection(database.url() + "&ApplicationName=leader%20of%20a%20test");
                },
                grace);
    }

    /** Returns when they have ended. */
    private void endConnections() {
        database.strings("select pg_terminate_backend(pid, 20000)::text from pg_stat_activity"
                + " where application_name = 'leader of a test' and datname = current_database()");
    }
}

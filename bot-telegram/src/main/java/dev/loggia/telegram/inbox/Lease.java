package dev.loggia.telegram.inbox;

import dev.loggia.engine.platform.SqlObjects;
import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which node asks Telegram for updates: the one whose name is in the row, for as long as it says so again in time. For one
 * thread.
 */
final class Lease {
    private static final Logger log = LoggerFactory.getLogger(Lease.class);

    private final LeaseSql sql;
    private final long bot;
    private final Duration lease;
    private final String self = UUID.randomUUID().toString();

    /** What is known of it. */
    enum State {
        OURS,
        SOMEBODY_ELSES,
        /** The database does not answer. */
        UNKNOWN
    }

    Lease(Jdbi jdbi, long bot, Duration lease) {
        this.sql = SqlObjects.onDemand(jdbi, LeaseSql.class);
        this.bot = bot;
        this.lease = lease;
    }

    /** How often it should be said again: so often that one time may fail. */
    Duration renewal() {
        return lease.dividedBy(5);
    }

    State hold() {
        try {
            return sql.hold(bot, self, lease) == 1 ? State.OURS : State.SOMEBODY_ELSES;
        } catch (RuntimeException e) {
            log.debug("The lease could not be renewed ({})", e.getClass().getSimpleName());
            return State.UNKNOWN;
        }
    }

    /** So that another node need not wait for the end of it. */
    void release() {
        try {
            sql.release(bot, self);
        } catch (RuntimeException e) {
            log.debug("The lease could not be given back ({})", e.getClass().getSimpleName());
        }
    }
}

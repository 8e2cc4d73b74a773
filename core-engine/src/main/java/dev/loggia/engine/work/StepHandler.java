package dev.loggia.engine.work;

import java.time.Duration;

/**
 * Runs the steps of one kind of work. A step runs at least once, on one node at a time as far as leases can tell: a paused
 * node may wake and go on beside its successor, so effects must be made once by the database.
 */
public interface StepHandler {

    /** Stable: it is in the database. */
    String kind();

    /**
     * Runs outside any transaction. What it throws is logged and retried with exponential back-off and full jitter, until
     * {@link #givesUp}.
     */
    Next step(String id);

    /** Whether failing has gone on for too long. Asked after each failure, outside any transaction. */
    default boolean givesUp(String id, StepFailures failures) {
        return failures.exceed(20, Duration.ofHours(1));
    }

    /**
     * Ends what the work was for, so that a further step would find nothing to do; in the transaction that also lists it as
     * parked. What it throws undoes both, and it is called again after a while.
     *
     * @return where it stood, for the operator: a state, say
     */
    String giveUp(String id);
}

package dev.loggia.engine.work;

/**
 * Runs the steps of one kind of work. A step runs at least once, on one node at a time as far as leases can tell: a paused
 * node may wake and go on beside its successor, so effects must be made once by the database.
 */
public interface StepHandler {

    /** Stable: it is in the database. */
    String kind();

    /** Runs outside any transaction. What it throws is logged and retried with exponential back-off and full jitter. */
    Next step(String id);
}

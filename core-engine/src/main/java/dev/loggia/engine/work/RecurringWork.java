package dev.loggia.engine.work;

import java.time.Duration;

/** Something done every so often by one node at a time. */
public interface RecurringWork {

    /** Stable: it is in the database. */
    String name();

    /** From the end of one run to the start of the next. */
    Duration every();

    /** Runs outside any transaction; what it throws is logged and the next run comes as usual. */
    void run();
}

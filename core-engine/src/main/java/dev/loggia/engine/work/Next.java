package dev.loggia.engine.work;

import java.time.Instant;

/** What a step wants next. */
public sealed interface Next {
    /** Nothing: the work is done and its row goes. */
    record Done() implements Next {}

    /** To run again when due, or earlier when signalled. */
    record At(Instant due) implements Next {}

    static Next done() {
        return new Done();
    }

    static Next at(Instant due) {
        return new At(due);
    }
}

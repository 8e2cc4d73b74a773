package dev.loggia.chat.desk;

import dev.loggia.chat.Call;
import java.time.Instant;

/**
 * A call as it is noted before the database has it.
 *
 * @param takenAt when this node took it
 */
record Note(Call call, String address, Instant takenAt) {

    @Override
    public String toString() {
        return "Note[" + call + "]";
    }
}

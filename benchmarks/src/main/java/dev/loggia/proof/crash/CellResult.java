package dev.loggia.proof.crash;

import java.util.List;

/**
 * What came of a crash.
 *
 * @param faults what is not as it must be, with the ids of the rows; empty when all is well
 * @param seconds from the first request to the last check
 * @param atTheCrash the states that the jobs were in when the process had ended
 * @param extraTasks at the provider, beyond one a job, each of them on record
 * @param repairs of the sweeper
 */
record CellResult(Cell cell, List<String> faults, double seconds, String atTheCrash, int extraTasks, int repairs) {
    CellResult {
        faults = List.copyOf(faults);
    }

    boolean holds() {
        return faults.isEmpty();
    }
}

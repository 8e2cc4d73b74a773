package dev.loggia.proof.storm;

import java.time.Duration;
import java.util.List;

/**
 * A kill and what goes with it.
 *
 * @param before how long the nodes are left alone first
 * @param victims the nodes that are killed, one or both, by number
 * @param down how long they stay down
 * @param awaitReady whether the next round begins only when they are ready again
 * @param others what happens meanwhile
 */
record Round(Duration before, List<Integer> victims, Duration down, boolean awaitReady, List<Other> others) {
    Round {
        victims = List.copyOf(victims);
        others = List.copyOf(others);
    }

    /**
     * @param length how long it lasts
     * @param choice a number to draw details from, such as the way a network fails
     */
    record Other(Fault fault, Duration length, int choice) {}

    /** How long it takes about, for spreading the jobs; starting a node takes some seconds. */
    Duration about() {
        return before.plus(down).plus(Duration.ofSeconds(awaitReady ? 5 : 1));
    }
}

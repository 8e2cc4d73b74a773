package dev.loggia.proof.model;

import java.time.Instant;
import java.util.List;

/**
 * Commands drawn by a seed: the same seed and length are the same sequence, on any machine.
 *
 * @param start what the clock says at first
 */
record Sequence(long seed, Instant start, List<Command> commands) {
    Sequence {
        commands = List.copyOf(commands);
    }

    static Sequence of(long seed, int length) {
        Draw draw = new Draw(seed);
        return new Sequence(seed, draw.start(), draw.commands(length));
    }

    Sequence with(List<Command> others) {
        return new Sequence(seed, start, others);
    }
}

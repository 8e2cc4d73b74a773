package dev.loggia.proof.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A sequence on which engine and model part.
 *
 * @param sequence as small as it could be made
 * @param drawn how many commands it had when it was drawn
 */
record Counterexample(Sequence sequence, int drawn, Failure failure) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Seed " + sequence.seed() + " fails; of its " + drawn + " commands these "
                + sequence.commands().size() + " are enough, starting at " + sequence.start() + ":");
        sequence.commands().forEach(command -> lines.add("  " + command));
        lines.add(failure.toString());
        lines.add("Again: ./loggia prove model --seed " + sequence.seed() + " --commands " + drawn);
        return lines;
    }
}

package dev.loggia.proof.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.proof.frame.Arguments;
import dev.loggia.proof.frame.Verdict;
import org.junit.jupiter.api.Test;

class RaceProofTest {
    @Test
    void nobodyGetsMoreThanThereIs() {
        Verdict verdict = new RaceProof().run(Arguments.none().with("repetitions", 5), line -> {});
        assertThat(verdict.holds()).as(String.join("\n", verdict.lines())).isTrue();
        // What the plan's algorithm gave out stands beside it; how much that was is up to the machine.
        assertThat(verdict.lines()).anyMatch(line -> line.startsWith("the plan  quota of 5"));
        assertThat(verdict.lines()).anyMatch(line -> line.startsWith("the plan  balance for 10"));
    }
}

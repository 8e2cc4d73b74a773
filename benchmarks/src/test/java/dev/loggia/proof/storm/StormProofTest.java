package dev.loggia.proof.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.proof.frame.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StormProofTest {
    private static final long SEED = 7;
    private static final Duration BUSY_MACHINE = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostInASmallStorm() {
        Verdict verdict = new StormProof().run(folder, 2, 20, SEED, BUSY_MACHINE, line -> {});
        assertThat(verdict.holds()).as(String.join("\n", verdict.lines())).isTrue();
        assertThat(verdict.figures()).containsEntry("acknowledged", 20).containsEntry("seed", SEED);
    }

    @Test
    void aSeedAlwaysDrawsTheSameStorm() {
        List<Round> rounds = Script.drawn(200, SEED);
        assertThat(rounds).isEqualTo(Script.drawn(200, SEED)).isNotEqualTo(Script.drawn(200, SEED + 1));
        assertThat(rounds.stream().mapToInt(round -> round.victims().size()).sum())
                .isEqualTo(200);
        assertThat(rounds.stream()
                        .flatMap(round -> round.others().stream())
                        .map(Round.Other::fault)
                        .distinct())
                .hasSize(Fault.values().length - 1);
    }
}

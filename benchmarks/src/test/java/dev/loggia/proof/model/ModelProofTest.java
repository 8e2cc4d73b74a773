package dev.loggia.proof.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.platform.MediaKind;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A small share of the proof, always the same, and that it finds what is planted. */
class ModelProofTest {
    private static Tester tester;

    @BeforeAll
    static void start() {
        tester = new Tester(4);
    }

    @AfterAll
    static void stop() {
        tester.close();
    }

    @Test
    void engineAndModelAgree() {
        Optional<Counterexample> found = tester.run(1, 100, 30, line -> {});
        assertThat(found.map(Counterexample::lines)).isEmpty();
        assertThat(tester.done()).isGreaterThan(2_500);
    }

    @ParameterizedTest
    @EnumSource(PlantedBug.class)
    void aPlantedBugIsCaughtAndMadeSmall(PlantedBug bug) {
        try (Tester broken = new Tester(4)) {
            broken.engine().jdbi().useHandle(handle -> handle.execute(bug.sql()));
            Optional<Counterexample> found = broken.run(1, 500, 50, line -> {});
            assertThat(found).as(bug.name()).isPresent();
            assertThat(found.orElseThrow().sequence().commands())
                    .as(() -> String.join("\n", found.orElseThrow().lines()))
                    .hasSizeLessThanOrEqualTo(8);
        }
    }

    @Test
    void theSameSeedIsTheSameSequence() {
        assertThat(Sequence.of(7, 50)).isEqualTo(Sequence.of(7, 50));
        assertThat(Sequence.of(7, 50).commands()).hasSize(50);
        assertThat(Sequence.of(8, 50)).isNotEqualTo(Sequence.of(7, 50));
    }

    @Test
    void aSequenceHasEveryKindOfCommandSoonerOrLater() {
        for (Class<?> kind : Command.class.getPermittedSubclasses()) {
            assertThat(java.util.stream.LongStream.range(0, 50)
                            .anyMatch(seed ->
                                    Sequence.of(seed, 50).commands().stream().anyMatch(kind::isInstance)))
                    .as(kind.getSimpleName())
                    .isTrue();
        }
    }

    @Test
    void theModelsWeekIsTheIsoWeek() {
        Quotas quotas = new Quotas();
        java.time.Instant sunday = java.time.Instant.parse("2027-01-03T23:59:59Z");
        assertThat(quotas.take(2, MediaKind.VIDEO, sunday)).isTrue();
        assertThat(quotas.take(2, MediaKind.VIDEO, java.time.Instant.parse("2026-12-28T00:00:00Z")))
                .isFalse();
        assertThat(quotas.take(2, MediaKind.VIDEO, sunday.plusSeconds(1))).isTrue();
    }
}

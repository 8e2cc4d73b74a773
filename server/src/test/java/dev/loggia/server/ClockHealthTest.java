package dev.loggia.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockHealthTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void doesNotTakeASlowAnswerForADifference() {
        assertThat(ClockHealth.distance(NOON, NOON.plusSeconds(3), NOON.plusSeconds(5)))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void measuresHowFarTheDatabaseIsAheadOrBehind() {
        assertThat(ClockHealth.distance(NOON, NOON.minusSeconds(2), NOON.plusSeconds(1)))
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(ClockHealth.distance(NOON, NOON.plusSeconds(4), NOON.plusSeconds(1)))
                .isEqualTo(Duration.ofSeconds(3));
    }
}

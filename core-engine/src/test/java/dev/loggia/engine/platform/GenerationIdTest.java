package dev.loggia.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GenerationIdTest {

    @Test
    void aLaterIdSortsBehindAnEarlierOne() {
        UUID earlier = GenerationId.at(Instant.ofEpochMilli(1_790_000_000_000L)).value();
        UUID later = GenerationId.at(Instant.ofEpochMilli(1_790_000_000_001L)).value();
        assertThat(later.toString()).isGreaterThan(earlier.toString());
        assertThat(earlier.toString()).startsWith("01a0c450-6c00-7");
    }

    @Test
    void idsOfOneMomentDiffer() {
        assertThat(Stream.generate(() -> GenerationId.at(Instant.ofEpochMilli(1_790_000_000_000L))
                                .value())
                        .limit(10_000))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.version() == 7 && id.variant() == 2);
    }

    @Test
    void aShortenedFormIsNoId() {
        assertThatIllegalArgumentException().isThrownBy(() -> GenerationId.parse("1-1-1-1-1"));
    }
}

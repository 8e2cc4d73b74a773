package dev.loggia.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GenerationIdTest {

    @Test
    void aLaterIdSortsBehindAnEarlierOne() {
        UUID earlier = Ids.timeOrdered(1_790_000_000_000L);
        UUID later = Ids.timeOrdered(1_790_000_000_001L);
        assertThat(later.toString()).isGreaterThan(earlier.toString());
        assertThat(earlier.toString()).startsWith("01a0c450-6c00-7");
    }

    @Test
    void idsOfOneMomentDiffer() {
        assertThat(Stream.generate(() -> Ids.timeOrdered(1_790_000_000_000L)).limit(10_000))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.version() == 7 && id.variant() == 2);
    }

    @Test
    void aShortenedFormIsNoId() {
        assertThatIllegalArgumentException().isThrownBy(() -> GenerationId.parse("1-1-1-1-1"));
    }
}

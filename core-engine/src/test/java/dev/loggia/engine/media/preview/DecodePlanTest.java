package dev.loggia.engine.media.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.engine.media.preview.DecodeMemory.Taken;
import dev.loggia.engine.media.preview.DecodePlan.Source;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodePlanTest {
    /** A quarter of the heap of a node. */
    private static final long MEMORY = 64L << 20;

    /** The catalogue's largest is 4K at 8:1; the others are the worst that the cap on pixels lets through. */
    @ParameterizedTest
    @CsvSource({
        "12288, 1536, 4, 9",
        "1536, 12288, 4, 2",
        "2500, 40000, 3, 7",
        "10000, 10000, 8, 7",
        "2560, 10240, 8, 3",
        "640, 480, 4, 1",
        "1, 100000000, 8, 19531",
    })
    void readsNoMoreThanAPreviewNeedsAndTheMemoryAllows(int width, int height, int bytesPerPixel, int step) {
        DecodePlan plan = DecodePlan.of(new Source(width, height, bytesPerPixel, 0), 640, 2560, MEMORY)
                .orElseThrow();
        assertThat(plan.step()).isEqualTo(step);
        assertThat(plan.bytes()).isLessThanOrEqualTo(MEMORY);
    }

    /** A decoder that holds the whole picture, and a line that is longer than the memory. */
    @ParameterizedTest
    @CsvSource({"4000, 4000, 4, 7", "60000, 60000, 4, 6", "100000000, 1, 4, 0", "60000, 60000, 8, 1"})
    void hasNoPlanForWhatDoesNotFit(int width, int height, int bytesPerPixel, int bytesPerSourcePixel) {
        Source source = new Source(width, height, bytesPerPixel, bytesPerSourcePixel);
        assertThat(DecodePlan.of(source, 640, 2560, MEMORY)).isEmpty();
    }

    @Test
    void decodersShareTheMemory() throws Exception {
        DecodeMemory memory = new DecodeMemory(MEMORY);
        CompletableFuture<Boolean> second;
        try (Taken taken = memory.take(MEMORY / 2 + 1_000_000)) {
            second = CompletableFuture.supplyAsync(() -> {
                try (Taken waited = memory.take(MEMORY / 2 + 1_000_000)) {
                    return true;
                } catch (InterruptedException e) {
                    return false;
                }
            });
            assertThat(second).isNotDone();
        }
        assertThat(second.join()).isTrue();
        assertThatThrownBy(() -> memory.take(MEMORY + 1)).isInstanceOf(IllegalArgumentException.class);
    }
}

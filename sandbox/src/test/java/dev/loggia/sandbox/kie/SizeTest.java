package dev.loggia.sandbox.kie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.sandbox.json.Json;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTest {
    private final Market market = new Market();

    @ParameterizedTest
    @CsvSource({
        "z-image, aspect_ratio, 16:9, 1.7778",
        "z-image, aspect_ratio, 9:16, 0.5625",
        "bytedance/seedream, image_size, portrait_4_3, 0.75",
        "bytedance/seedream, image_size, landscape_16_9, 1.7778",
        "bytedance/seedream, image_size, square_hd, 1",
        "wan/2-7-text-to-video, ratio, 3:4, 0.75",
        "kling-2.6/text-to-video, aspect_ratio, 16:9, 1.7778",
        "nano-banana-2, aspect_ratio, 8:1, 8",
        "nano-banana-2, aspect_ratio, auto, 1"
    })
    void hasTheRatioAskedFor(String model, String name, String value, double ratio) {
        Size size = size(model, "{\"" + name + "\":\"" + value + "\"}");
        assertThat(size.width() / (double) size.height()).isCloseTo(ratio, Offset.offset(ratio * 0.01));
        assertThat(size.width() % 2 + size.height() % 2).isZero();
    }

    @Test
    void growsWithTheResolutionUpToALimit() {
        assertThat(size("nano-banana-2", "{\"aspect_ratio\":\"1:1\",\"resolution\":\"1K\"}"))
                .isEqualTo(new Size(1024, 1024));
        assertThat(size("nano-banana-2", "{\"aspect_ratio\":\"1:1\",\"resolution\":\"2K\"}"))
                .isEqualTo(new Size(1536, 1536));
        assertThat(size("nano-banana-2", "{\"aspect_ratio\":\"1:1\",\"resolution\":\"4K\"}"))
                .isEqualTo(new Size(2048, 2048));
        assertThat(size("kling-2.6/text-to-video", "{\"aspect_ratio\":\"16:9\"}"))
                .isEqualTo(new Size(640, 360));
    }

    private Size size(String model, String input) {
        return Size.of(market.find(model).orElseThrow(), Json.read(input), 1024);
    }
}

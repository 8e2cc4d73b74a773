package dev.loggia.sandbox.kie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.sandbox.json.Json;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class PricesTest {
    private final Market market = new Market();
    private final Prices prices = new Prices();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z-image | {} | 0.8",
                "google/nano-banana | {} | 4",
                "google/nano-banana-edit | {} | 4",
                "nano-banana-2 | {\"resolution\":\"1K\"} | 8",
                "nano-banana-2 | {\"resolution\":\"2K\"} | 12",
                "nano-banana-2 | {\"resolution\":\"4K\"} | 18",
                "nano-banana-pro | {\"resolution\":\"2K\"} | 18",
                "nano-banana-pro | {\"resolution\":\"4K\"} | 24",
                "google/imagen4-fast | {} | 4",
                "google/imagen4 | {} | 8",
                "google/imagen4-ultra | {} | 12",
                "flux-2/pro-text-to-image | {\"resolution\":\"1K\"} | 5",
                "flux-2/pro-text-to-image | {\"resolution\":\"2K\"} | 7",
                "seedream/4.5-text-to-image | {\"quality\":\"basic\"} | 6.5",
                "seedream/5-lite-text-to-image | {\"quality\":\"basic\"} | 5.5",
                "gpt-image-2-text-to-image | {\"resolution\":\"2K\"} | 10",
                "ideogram/v3-text-to-image | {\"rendering_speed\":\"TURBO\"} | 3.5",
                "ideogram/v3-text-to-image | {\"rendering_speed\":\"QUALITY\"} | 10",
                "qwen/text-to-image | {} | 4",
                "grok-imagine/text-to-image | {} | 4",
                "grok-imagine/text-to-video | {\"resolution\":\"480p\",\"duration\":6} | 9.6",
                "grok-imagine/text-to-video | {\"resolution\":\"720p\",\"duration\":6} | 18",
                "bytedance/seedance-1.5-pro | {\"resolution\":\"720p\",\"duration\":5} | 17.5",
                "bytedance/seedance-1.5-pro | {\"resolution\":\"720p\",\"duration\":5,\"generate_audio\":true} | 35",
                "bytedance/seedance-2-mini | {\"resolution\":\"480p\",\"duration\":5} | 47.5",
                "bytedance/seedance-2 | {\"resolution\":\"720p\",\"duration\":5} | 205",
                "hailuo/02-text-to-video-standard | {\"duration\":\"6\"} | 30",
                "hailuo/02-text-to-video-pro | {} | 57",
                "kling-2.6/text-to-video | {\"duration\":\"5\",\"sound\":false} | 55",
                "kling-2.6/text-to-video | {\"duration\":\"10\",\"sound\":true} | 220",
                "kling/v2-5-turbo-text-to-video-pro | {\"duration\":\"5\"} | 42",
                "kling/v2-5-turbo-text-to-video-pro | {\"duration\":\"10\"} | 84",
                "kling-3.0/video | {\"mode\":\"std\",\"duration\":\"5\",\"sound\":false} | 70",
                "wan/2-5-text-to-video | {\"duration\":\"5\",\"resolution\":\"720p\"} | 60",
                "wan/2-6-text-to-video | {\"duration\":\"10\",\"resolution\":\"1080p\"} | 209.5",
                "wan/2-7-text-to-video | {\"duration\":5,\"resolution\":\"720p\"} | 80",
                "wan/2-7-image | {\"n\":2} | 9.6"
            })
    void costsWhatTheListSays(String model, String input, BigDecimal credits) {
        assertThat(price(model, Json.read(input))).isEqualByComparingTo(credits);
    }

    @Test
    void hasAPriceForEveryModel() {
        for (JsonNode page :
                Json.resource(Market.class, "kie-market-models.json").path("models")) {
            String id = page.path("models").path(0).asString();
            if (market.find(id).isPresent()) {
                assertThat(price(id, Json.object())).as(id).isPositive();
            }
        }
    }

    private BigDecimal price(String id, JsonNode input) {
        Model model = market.find(id).orElseThrow();
        return prices.credits(model, input, Size.of(model, input, 1024));
    }
}

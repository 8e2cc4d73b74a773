package dev.loggia.portal.models;

import dev.loggia.portal.web.StrictJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Body of the quote route. */
@StrictJson
@Schema(name = "QuoteRequest", example = """
                {"type": "image", "settings": {"aspectRatio": "16:9"}}""")
record QuoteRequest(
        @Schema(description = "image or video; image when absent") @Nullable
        String type,

        @Schema(description = "A model id; the default when absent") @Nullable
        String model,

        @Schema(description = "Settings by name; defaults when absent") @Nullable
        Map<String, Object> settings) {

    @Override
    public String toString() {
        return "QuoteRequest[redacted]";
    }
}

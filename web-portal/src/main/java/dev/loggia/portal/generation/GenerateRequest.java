package dev.loggia.portal.generation;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.loggia.portal.web.StrictJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Body of the generate routes. */
@StrictJson
@Schema(name = "GenerateRequest", example = """
                {"prompt": "A lighthouse at dusk, oil on canvas", "settings": {"aspectRatio": "16:9"}}""")
record GenerateRequest(
        @Schema(description = "What to make, in words.", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String prompt,

        @Schema(description = "A model id from /api/models; the tier's default when absent.") @Nullable
        String model,

        @Schema(description = "Settings of the model by name, see /api/models; defaults when absent.") @Nullable
        Map<String, Object> settings,

        @Schema(description = "Keep it out of the public feed. Members only.") @JsonProperty("private") @Nullable
        Boolean unlisted) {

    @Override
    public String toString() {
        return "GenerateRequest[redacted]";
    }
}

package dev.loggia.portal.generation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answer 200: it finished while the client waited. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Finished", example = """
                {"success": true, "id": "5f0c6c1e-6a53-4a54-9a41-8a9a3f1d2b7c",
                 "result": ["https://pictures.example/media/0c9a4a0e-2b57-4c43-8f3e-6a1f0a3c9d11"], "quotaLeft": 4,
                 "message": "Free generation complete! Sign up for unlimited access."}""")
record FinishedJson(
        boolean success,
        String id,
        String type,
        String status,

        @Schema(description = "Absolute addresses of the results")
        List<String> result,

        String message,

        @Schema(description = "What a member paid") @Nullable
        Long creditsUsed,

        @Schema(description = "Credits left to a member") @Nullable
        Long newBalance,

        @Schema(description = "Left of the free quota of this kind") @Nullable
        Integer quotaLeft,

        @Schema(description = "A new visitor id: send it as X-Loggia-Visitor to delete this later") @Nullable
        String visitor,

        LinksJson links) {}

package dev.loggia.portal.generation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Answer 202: it is accepted and will end, whatever crashes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Accepted", example = """
                {"success": true, "id": "5f0c6c1e-6a53-4a54-9a41-8a9a3f1d2b7c", "type": "image", "status": "processing",
                 "price": 1, "quotaLeft": 4, "message": "Accepted. Follow it at links.events, or ask for it at links.self.",
                 "links": {"self": "/api/generations/5f0c6c1e-6a53-4a54-9a41-8a9a3f1d2b7c"}}""")
record AcceptedJson(
        boolean success,
        String id,
        String type,
        String status,

        @Schema(description = "Credits held; for a free visitor what a member would pay")
        long price,

        @Schema(description = "Left of the free quota of this kind") @Nullable
        Integer quotaLeft,

        @Schema(description = "Credits left to a member") @Nullable
        Long newBalance,

        @Schema(description = "A new visitor id: send it as X-Loggia-Visitor to cancel or delete this later") @Nullable
        String visitor,

        String message,
        LinksJson links) {}

package dev.loggia.portal.generation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a generation can be followed. Paths of this server. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Links")
public record LinksJson(
        String self,

        @Schema(description = "Server-sent events until it has ended")
        String events,

        @Schema(description = "For people") String page,

        @Schema(description = "DELETE it to cancel or delete; absent while that is not possible") @Nullable
        String cancel) {

    static LinksJson of(String id, boolean removable) {
        String self = "/api/generations/" + id;
        return new LinksJson(self, self + "/events", "/g/" + id, removable ? self : null);
    }
}

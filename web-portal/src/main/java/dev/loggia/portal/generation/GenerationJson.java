package dev.loggia.portal.generation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.media.MediaAsset;
import dev.loggia.portal.media.MediaJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A generation on the wire.
 *
 * @param status the plan's word: processing, completed, failed or cancelled
 * @param state exactly where it stands: screening, funding, queued, admitted, submitting, uncertain, running, storing,
 *     succeeded, failed, cancelled
 * @param result absolute addresses of the results
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Generation", description = "A generation as you may see it.")
public record GenerationJson(
        String id,
        @Schema(description = "image or video") String type,

        @Schema(description = "processing, completed, failed or cancelled")
        String status,

        @Schema(description = "Exactly where it stands, such as queued, running or succeeded")
        String state,

        @Schema(description = "Counts changes") int version,
        String model,
        Map<String, Object> settings,

        @Schema(description = "Present only for the member who owns it") @Nullable
        String prompt,

        @Schema(description = "In credits; a free visitor pays none")
        long price,

        boolean free,

        @Schema(description = "Whether you may cancel or delete it")
        boolean owned,

        @Schema(description = "Percent") int progress,

        @Schema(description = "1 is next; present while it waits") @Nullable
        Integer placeInQueue,

        @Schema(description = "Why it takes longer than usual, for people; absent when all goes well") @Nullable
        String notice,

        @Schema(description = "Addresses of the results") List<String> result,
        List<MediaJson> media,

        @Schema(description = "Why it failed; it cost nothing") @Nullable
        FailureJson failure,

        @Schema(description = "Whether the results were deleted or have expired")
        boolean gone,

        Instant createdAt,
        @Nullable Instant finishedAt,

        @Schema(description = "Until when the results are kept; absent when for good") @Nullable
        Instant expiresAt,

        LinksJson links) {

    /** @param code stable; @param message what happened and the way out */
    public record FailureJson(String code, String message) {}

    /** @param origin what addresses begin with */
    public static GenerationJson of(GenerationView view, String origin) {
        String id = view.id().toString();
        GenerationView.Failure failure = view.failure();
        return new GenerationJson(
                id,
                view.kind().wireName(),
                status(view.state()),
                view.state().name().toLowerCase(Locale.ROOT),
                view.version(),
                view.model(),
                view.settings(),
                view.prompt(),
                view.price(),
                view.free(),
                view.owned(),
                view.progress(),
                view.placeInQueue(),
                view.notice(),
                addresses(view.media(), origin),
                view.media().stream().map(it -> MediaJson.of(it, origin)).toList(),
                failure == null ? null : new FailureJson(failure.code(), failure.sentence()),
                view.gone(),
                view.createdAt(),
                view.finishedAt(),
                view.expiresAt(),
                LinksJson.of(
                        id,
                        view.owned() && (view.state().terminal() || view.state().cancellable())));
    }

    static String status(GenerationState state) {
        return switch (state) {
            case SUCCEEDED -> "completed";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
            default -> "processing";
        };
    }

    static List<String> addresses(List<MediaAsset> media, String origin) {
        return media.stream().map(it -> MediaJson.address(origin, it.id())).toList();
    }

    @Override
    public String toString() {
        return "GenerationJson[" + id + " " + state + "]";
    }
}

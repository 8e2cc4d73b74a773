package dev.loggia.engine.generation;

import dev.loggia.engine.generation.state.FailureCode;
import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A generation as one viewer may see it.
 *
 * @param owned whether the viewer may cancel or delete it
 * @param prompt present only for the member who owns it
 * @param progress percent, 0 to 100
 * @param placeInQueue 1 is next; present while it waits
 * @param notice why it takes longer than usual, for people; absent when all goes well
 * @param failure why it failed, for people; it cost nothing
 * @param media the results, empty until it succeeded and after it expired or was deleted
 * @param gone whether the results were deleted or have expired
 */
public record GenerationView(
        GenerationId id,
        int version,
        MediaKind kind,
        GenerationState state,
        String model,
        Map<String, Object> settings,
        boolean owned,
        boolean free,
        @Nullable String prompt,
        long price,
        int progress,
        @Nullable Integer placeInQueue,
        @Nullable String notice,
        @Nullable Failure failure,
        List<MediaAsset> media,
        boolean gone,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable Instant expiresAt) {

    /** @param code stable, documented in docs/operations.md; @param sentence what happened, what it cost and the way out */
    public record Failure(String code, String sentence) {

        /** Every code there is. */
        public static List<String> codes() {
            return Arrays.stream(FailureCode.values())
                    .map(FailureCode::wireName)
                    .toList();
        }
    }

    @Override
    public String toString() {
        return "GenerationView[" + id + " " + state + "]";
    }
}

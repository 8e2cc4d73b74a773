package dev.loggia.engine.media.retain;

import dev.loggia.engine.platform.GenerationId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an ingest writes. */
public record NewAsset(
        UUID id,
        GenerationId generation,
        int ordinal,
        String kind,
        String contentType,
        long bytes,
        String sha256,
        int width,
        int height,
        @Nullable Long durationMillis,
        String objectKey,
        @Nullable String posterKey,
        @Nullable String thumbnailKey,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    /** Of its objects: one to three. */
    public List<String> keys() {
        return Stream.of(objectKey, posterKey, thumbnailKey)
                .filter(Objects::nonNull)
                .toList();
    }
}

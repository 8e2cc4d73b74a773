package dev.loggia.engine.media;

import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One stored result. */
public record MediaAsset(
        UUID id,
        GenerationId generation,
        int ordinal,
        MediaKind kind,
        String contentType,
        long bytes,
        String sha256,
        int width,
        int height,
        @Nullable Duration duration,
        String objectKey,
        @Nullable String posterKey,
        @Nullable String thumbnailKey,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant deletedAt) {}

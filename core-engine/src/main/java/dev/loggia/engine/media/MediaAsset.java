package dev.loggia.engine.media;

import dev.loggia.engine.media.format.MediaFormat;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One stored result.
 *
 * @param id public: 128 random bits
 * @param bytes of the original, metadata removed
 * @param sha256 of the same, lower case hex
 * @param duration of a video, where its header tells it
 */
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
        @Nullable Instant deletedAt) {

    /** What a reader may know about an asset. */
    public enum State {
        AVAILABLE,
        EXPIRED,
        DELETED
    }

    /** Whether it may still be seen at that time. */
    public State stateAt(Instant now) {
        if (deletedAt != null) {
            return State.DELETED;
        }
        return expiresAt != null && !expiresAt.isAfter(now) ? State.EXPIRED : State.AVAILABLE;
    }

    /** Expired or deleted: to be answered with 410. */
    public boolean goneAt(Instant now) {
        return stateAt(now) != State.AVAILABLE;
    }

    /** Whether there are bytes of that variant; there is always an original. */
    public boolean has(Variant variant) {
        return keyOf(variant) != null;
    }

    /** For a file name, without a dot, such as {@code png}. */
    public String fileExtension() {
        return MediaFormat.ofContentType(contentType)
                .map(MediaFormat::extension)
                .orElse("bin");
    }

    /** Of what the store keeps of it: one to three. */
    public List<String> objectKeys() {
        return Stream.of(objectKey, posterKey, thumbnailKey)
                .filter(Objects::nonNull)
                .toList();
    }

    @Nullable
    String keyOf(Variant variant) {
        return switch (variant) {
            case ORIGINAL -> objectKey;
            case POSTER -> posterKey;
            case THUMBNAIL -> thumbnailKey;
        };
    }
}

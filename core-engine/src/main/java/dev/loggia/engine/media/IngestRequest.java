package dev.loggia.engine.media;

import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks to fetch and keep one result.
 *
 * @param attempt counts the submissions to the provider, from 1
 * @param ordinal counts the results of the generation, from 0
 * @param source where the provider says the result is; not trusted
 * @param freeTier whether the result is kept for the free tier's time at most
 * @param expiresAt when the result must be gone; null for never, or for the free tier's time
 */
public record IngestRequest(
        GenerationId generation,
        int attempt,
        int ordinal,
        URI source,
        MediaKind expected,
        boolean freeTier,
        @Nullable Instant expiresAt) {
    public IngestRequest {
        if (attempt < 0 || ordinal < 0 || ordinal > 99) {
            throw new IllegalArgumentException("attempt and ordinal count from 0, ordinal to 99");
        }
    }
}

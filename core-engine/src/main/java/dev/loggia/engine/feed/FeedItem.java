package dev.loggia.engine.feed;

import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One published generation as one tier of viewer may see it. Redaction happened in the query.
 *
 * @param prompt the prompt, or {@code *Redacted*}
 * @param userType {@code free}, {@code authenticated} or {@code admin}: the plan's word for who made it
 * @param walletAddress null when there is none, or {@code *Redacted*}
 * @param walletName null when there is none, or {@code *Redacted*}
 * @param publishedAt when it came into the feed, by which the feed is ordered
 */
public record FeedItem(
        GenerationId id,
        long position,
        MediaKind kind,
        String prompt,
        String userType,
        @Nullable String walletAddress,
        @Nullable String walletName,
        String model,
        List<Picture> pictures,
        long creditsUsed,
        Instant createdAt,
        Instant publishedAt) {

    /** @param hasThumbnail whether a thumbnail or poster exists beside the original */
    public record Picture(UUID assetId, String contentType, int width, int height, boolean hasThumbnail) {}

    public FeedItem {
        pictures = List.copyOf(pictures);
    }

    @Override
    public String toString() {
        return "FeedItem[" + id + "]";
    }
}

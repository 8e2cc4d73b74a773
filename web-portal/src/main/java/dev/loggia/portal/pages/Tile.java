package dev.loggia.portal.pages;

import dev.loggia.engine.feed.FeedItem;
import dev.loggia.engine.platform.MediaKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One picture on the wall.
 *
 * @param thumbnail what is shown small: a thumbnail, or a video's poster; null when a video has none
 * @param src the original
 * @param ratio the style sheet's class for its shape
 * @param prompt null when the viewer may not see it
 * @param label for who does not see the picture
 */
record Tile(
        String id,
        String href,
        boolean video,
        @Nullable String thumbnail,
        String src,
        int width,
        int height,
        String ratio,
        @Nullable String prompt,
        String model,
        Instant at,
        String ago,
        String label) {
    private static final String REDACTED = "*Redacted*";

    static Tile of(FeedItem item, FeedItem.Picture picture, String model, String origin, Words words) {
        boolean video = item.kind() == MediaKind.VIDEO;
        String src = origin + "/media/" + picture.assetId();
        String small = src + (video ? "/poster" : "/thumbnail");
        String ago = words.ago(item.createdAt());
        return new Tile(
                item.id().toString(),
                "/g/" + item.id(),
                video,
                picture.hasThumbnail() ? small : video ? null : src,
                src,
                picture.width(),
                picture.height(),
                Shape.nearest(picture.width(), picture.height()).cssClass(),
                item.prompt().equals(REDACTED) ? null : item.prompt(),
                model,
                item.createdAt(),
                ago,
                words.say("tile.label." + item.kind().wireName(), model, ago));
    }
}

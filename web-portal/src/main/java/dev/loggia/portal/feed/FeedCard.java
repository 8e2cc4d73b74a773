package dev.loggia.portal.feed;

import dev.loggia.engine.feed.FeedItem;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.portal.page.AspectRatio;
import dev.loggia.portal.page.PageMessages;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One picture on the grid.
 *
 * @param thumbnail what is shown small: a thumbnail, a video's poster, or a picture of moderate size itself; null when there is
 *     none
 * @param src the original
 * @param ratio the style sheet's class for its shape
 * @param prompt null when the viewer may not see it
 * @param label for who does not see the picture
 */
public record FeedCard(
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
    /** What a browser may decode to show a card: 4K, as it is sold. */
    private static final long MODERATE_PIXELS = 4096L * 4096;

    static FeedCard of(FeedItem item, FeedItem.Picture picture, String model, String origin, PageMessages messages) {
        boolean video = item.kind() == MediaKind.VIDEO;
        String src = origin + "/media/" + picture.assetId();
        String small = src + (video ? "/poster" : "/thumbnail");
        String ago = messages.ago(item.publishedAt());
        return new FeedCard(
                item.id().toString(),
                "/g/" + item.id(),
                video,
                picture.hasThumbnail() ? small : !video && isModerate(picture) ? src : null,
                src,
                picture.width(),
                picture.height(),
                AspectRatio.nearest(picture.width(), picture.height()).cssClass(),
                item.prompt().equals(REDACTED) ? null : item.prompt(),
                model,
                item.publishedAt(),
                ago,
                messages.say("gallery.item." + item.kind().wireName(), model, ago));
    }

    private static boolean isModerate(FeedItem.Picture picture) {
        return (long) picture.width() * picture.height() <= MODERATE_PIXELS;
    }
}

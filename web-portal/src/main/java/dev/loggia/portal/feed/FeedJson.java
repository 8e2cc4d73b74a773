package dev.loggia.portal.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.loggia.engine.feed.FeedItem;
import dev.loggia.engine.feed.FeedPage;
import dev.loggia.portal.media.MediaJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the feed on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "FeedPage")
public record FeedJson(
        List<Item> items,

        @Schema(description = "Ask for the next page with before=next; absent on the last page") @Nullable
        Long next,

        @Schema(description = "Address of the next page") @Nullable
        String nextUrl) {

    /** One item: the plan's {@code FeedItem}, with what a gallery needs besides. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FeedItem")
    public record Item(
            String id,
            @Schema(description = "image or video") String type,

            @Schema(description = "The prompt, or *Redacted*")
            String prompt,

            @Schema(description = "free, authenticated or admin")
            String userType,

            @Nullable String walletAddress,
            @Nullable String walletName,
            String model,
            List<String> result,
            List<Picture> media,
            long creditsUsed,
            Instant createdAt,

            @Schema(description = "When it came into the feed, by which the feed is ordered")
            Instant publishedAt) {

        static Item of(FeedItem item, String origin) {
            return new Item(
                    item.id().toString(),
                    item.kind().wireName(),
                    item.prompt(),
                    item.userType(),
                    item.walletAddress(),
                    item.walletName(),
                    item.model(),
                    item.pictures().stream()
                            .map(it -> MediaJson.address(origin, it.assetId()))
                            .toList(),
                    item.pictures().stream().map(it -> Picture.of(it, origin)).toList(),
                    item.creditsUsed(),
                    item.createdAt(),
                    item.publishedAt());
        }
    }

    /** One result of an item. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FeedPicture")
    public record Picture(String url, @Nullable String thumbnailUrl, String contentType, int width, int height) {

        static Picture of(FeedItem.Picture picture, String origin) {
            String url = MediaJson.address(origin, picture.assetId());
            return new Picture(
                    url,
                    picture.hasThumbnail() ? url + "/thumbnail" : null,
                    picture.contentType(),
                    picture.width(),
                    picture.height());
        }
    }

    /** @param origin what addresses of pages begin with; @param media those of results */
    static FeedJson of(FeedPage page, int limit, String origin, String media) {
        Long next = page.next();
        return new FeedJson(
                page.items().stream().map(it -> Item.of(it, media)).toList(),
                next,
                next == null ? null : origin + "/api/feed?before=" + next + "&limit=" + limit);
    }
}

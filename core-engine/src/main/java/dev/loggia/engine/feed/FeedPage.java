package dev.loggia.engine.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the feed, newest first.
 *
 * @param next the position to ask for the following page with, null on the last page
 */
public record FeedPage(List<FeedItem> items, @Nullable Long next) {
    public FeedPage {
        items = List.copyOf(items);
    }
}

package dev.loggia.portal.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the gallery, ready to be hung.
 *
 * @param newest the position of the newest item the reader has, 0 for none
 * @param older where the following page is, null on the last
 */
public record FeedGrid(
        List<FeedCard> cards, long newest, @Nullable String older) {
    public FeedGrid {
        cards = List.copyOf(cards);
    }
}

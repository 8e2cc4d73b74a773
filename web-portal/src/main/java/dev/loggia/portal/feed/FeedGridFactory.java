package dev.loggia.portal.feed;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.catalog.Model;
import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.feed.FeedItem;
import dev.loggia.engine.feed.FeedPage;
import dev.loggia.portal.page.PageMessages;
import dev.loggia.portal.web.MediaAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the feed as a viewer may see it and makes cards of it. */
@Component
public class FeedGridFactory {
    private static final int PAGE = 24;
    private static final int MOST_ARRIVALS = 48;

    private final Feed feed;
    private final FeedCache cache;
    private final Catalog catalog;
    private final PageMessages messages;
    private final MediaAddress media;

    FeedGridFactory(Feed feed, FeedCache cache, Catalog catalog, PageMessages messages, MediaAddress media) {
        this.media = media;
        this.feed = feed;
        this.cache = cache;
        this.catalog = catalog;
        this.messages = messages;
    }

    public FeedGrid page(Requester viewer, @Nullable Long before) {
        FeedPage page = before == null ? cache.first(eyes(viewer), PAGE) : feed.page(eyes(viewer), before, PAGE);
        String older = page.next() == null ? null : "/gallery?before=" + page.next();
        return new FeedGrid(cards(page.items()), newest(page.items(), 0), older);
    }

    /** What was published after {@code position}, newest first; after a very long absence only the newest of it. */
    FeedGrid since(Requester viewer, long position) {
        List<FeedItem> items = cache.first(eyes(viewer), MOST_ARRIVALS).items().stream()
                .filter(item -> item.position() > position)
                .toList();
        return new FeedGrid(cards(items), newest(items, position), null);
    }

    private List<FeedCard> cards(List<FeedItem> items) {
        return items.stream()
                .filter(item -> !item.pictures().isEmpty())
                .map(item -> FeedCard.of(item, item.pictures().get(0), name(item.model()), media.ownOrigin(), messages))
                .toList();
    }

    private String name(String model) {
        return catalog.findModel(model).map(Model::name).orElse(model);
    }

    private static long newest(List<FeedItem> items, long otherwise) {
        return items.stream().mapToLong(FeedItem::position).max().orElse(otherwise);
    }

    private static Feed.Viewer eyes(Requester viewer) {
        return viewer.free() ? Feed.Viewer.FREE : Feed.Viewer.MEMBER;
    }
}

package dev.loggia.engine.feed;

import dev.loggia.engine.delivery.Subject;
import dev.loggia.engine.delivery.Subscription;
import dev.loggia.engine.delivery.Updates;
import org.springframework.stereotype.Component;

/** Watching the feed as a whole. */
@Component
public class FeedUpdates {
    private static final Subject FEED = new Subject("feed", "public");

    private final Updates updates;

    FeedUpdates(Updates updates) {
        this.updates = updates;
    }

    /** The feed has an item more or less; as {@link Updates#publishAfterCommit}. */
    public void publishAfterCommit() {
        updates.publishAfterCommit(FEED);
    }

    /** As {@link Updates#subscribe}. */
    public Subscription subscribe(Runnable wake) {
        return updates.subscribe(FEED, wake);
    }

    /** How often the feed may have changed as far as this node knows; see {@link Updates#changes}. */
    public long changes() {
        return updates.changes(FEED.kind());
    }
}

package dev.loggia.engine.feed;

import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.SqlObjects;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The public gallery. Every way out reads it here, so that what a viewer may not see is never in memory. */
@Component
public class Feed {
    private static final int LARGEST_PAGE = 100;

    private final FeedSql sql;
    private final FeedUpdates updates;
    private final InstantSource clock;

    Feed(Jdbi jdbi, FeedUpdates updates, InstantSource clock) {
        this.updates = updates;
        this.sql = SqlObjects.onDemand(jdbi, FeedSql.class);
        this.clock = clock;
    }

    /** Who looks: decides what is redacted. Items of free users are redacted for everybody. */
    public enum Viewer {
        FREE,
        MEMBER
    }

    /**
     * Newest first; without what is unlisted, deleted or expired.
     *
     * @param before only items before this position, null for the first page
     * @param limit 1 to 100
     */
    public FeedPage page(Viewer viewer, @Nullable Long before, int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("A page has 1 to 100 items");
        }
        List<FeedItem> items = sql.page(viewer == Viewer.MEMBER, before, clock.instant(), limit + 1);
        if (items.size() <= limit) {
            return new FeedPage(items, null);
        }
        List<FeedItem> page = items.subList(0, limit);
        return new FeedPage(page, page.get(limit - 1).position());
    }

    /** Publishes a generation that succeeded, in the caller's transaction. Idempotent. */
    public void publish(GenerationId generation) {
        sql.publish(generation, clock.instant());
        updates.publishAfterCommit();
    }

    /** Whether a generation was published and not taken out since. */
    public boolean isPublished(GenerationId generation) {
        return sql.isPublished(generation);
    }

    /**
     * Takes out what has expired, at most {@code limit} items at a time. Readers never see those; this is so that they need not
     * be read past.
     *
     * @return how many were looked at: as many as the limit when there may be more
     */
    int removeExpired(int limit) {
        return sql.removeExpired(clock.instant(), limit);
    }

    /** Takes a generation out of the feed for good, in the caller's transaction. False when it was not in it. */
    public boolean withdraw(GenerationId generation) {
        boolean withdrawn = sql.withdraw(generation) == 1;
        if (withdrawn) {
            updates.publishAfterCommit();
        }
        return withdrawn;
    }

    /** Something in it was erased, in the caller's transaction: whoever shows the feed reads it again. */
    public void erased() {
        updates.publishAfterCommit();
    }
}

package dev.loggia.portal.feed;

import dev.loggia.engine.feed.FeedUpdates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The feed's first page as every visitor sees it, kept until the feed changes and for two seconds at most, which is what the
 * answer promises to browsers anyway: an item that expires is gone by then, and so is one whose removal on another node was
 * not heard of. Never a member's page, for it shows more.
 */
@Component
class FeedCache {
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final LongSupplier changes;
    private final InstantSource clock;
    private final Map<Integer, Kept> pages = new ConcurrentHashMap<>();

    @Autowired
    FeedCache(FeedUpdates updates, InstantSource clock) {
        this(updates::changes, clock);
    }

    FeedCache(LongSupplier changes, InstantSource clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** @param change the feed's as it was before the page was read, so that a change meanwhile makes it out of date */
    private record Kept(FeedBody body, long change, Instant readAt) {}

    /** @param size how many items; there are as many pages kept as sizes are allowed */
    FeedBody get(int size, Supplier<FeedBody> read) {
        long change = changes.getAsLong();
        Instant now = clock.instant();
        Kept kept = pages.get(size);
        if (kept != null && kept.change == change && now.isBefore(kept.readAt.plus(LONGEST))) {
            return kept.body;
        }
        FeedBody body = read.get().compressed();
        pages.put(size, new Kept(body, change, now));
        return body;
    }
}

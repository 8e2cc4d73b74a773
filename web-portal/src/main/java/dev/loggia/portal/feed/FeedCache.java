package dev.loggia.portal.feed;

import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.feed.FeedPage;
import dev.loggia.engine.feed.FeedUpdates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The feed's first page as each kind of viewer sees it, for the API, the first page and the gallery alike. Kept until the feed
 * changes and for two seconds at most, which is what the answer promises to browsers anyway: an item that expires is gone by then,
 * and so is one whose removal on another node was not heard of. However many ask at once, one reads and the others wait for it.
 */
@Component
class FeedCache {
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final LongSupplier changes;
    private final PageReader reader;
    private final InstantSource clock;
    private final Map<Key, FirstPage> pages = new ConcurrentHashMap<>();

    @Autowired
    FeedCache(Feed feed, FeedUpdates updates, InstantSource clock) {
        this(updates::changes, (viewer, size) -> feed.page(viewer, null, size), clock);
    }

    FeedCache(LongSupplier changes, PageReader reader, InstantSource clock) {
        this.changes = changes;
        this.reader = reader;
        this.clock = clock;
    }

    /** Reads a first page of the feed. */
    interface PageReader {
        FeedPage read(Feed.Viewer viewer, int size);
    }

    private record Key(Feed.Viewer viewer, int size) {}

    /** @param size how many items; there are as many pages kept as sizes are allowed */
    FeedPage first(Feed.Viewer viewer, int size) {
        return first(viewer, size, () -> {}).page();
    }

    /** @param beforeReading runs only when the page has to be read; what it throws is thrown, and nothing is read */
    FirstPage first(Feed.Viewer viewer, int size, Runnable beforeReading) {
        long change = changes.getAsLong();
        Instant now = clock.instant();
        FirstPage first = pages.compute(
                new Key(viewer, size),
                (key, kept) -> kept != null && kept.fresh(change, now) ? kept : new FirstPage(change, now));
        first.readOnce(() -> {
            beforeReading.run();
            return reader.read(viewer, size);
        });
        return first;
    }

    /** One page, and how it was last sent. */
    static final class FirstPage {
        private final long change;
        private final Instant askedAt;
        private final ReentrantLock reading = new ReentrantLock();
        private volatile @Nullable FeedPage page;
        private volatile @Nullable Sent sent;

        /** @param change the feed's before the page is read, so that a change meanwhile makes it out of date */
        private FirstPage(long change, Instant askedAt) {
            this.change = change;
            this.askedAt = askedAt;
        }

        private boolean fresh(long now, Instant at) {
            return change == now && at.isBefore(askedAt.plus(LONGEST));
        }

        private void readOnce(Supplier<FeedPage> read) {
            if (page == null) {
                reading.lock();
                try {
                    page = page == null ? read.get() : page;
                } finally {
                    reading.unlock();
                }
            }
        }

        FeedPage page() {
            FeedPage read = page;
            if (read == null) {
                throw new IllegalStateException("The page was not read");
            }
            return read;
        }

        /** The page as JSON with addresses that begin with {@code origin}; nearly always all ask by the same one. */
        FeedBody body(String origin, Function<FeedPage, FeedBody> write) {
            Sent last = sent;
            if (last == null || !last.origin.equals(origin)) {
                last = new Sent(origin, write.apply(page()).compressed());
                sent = last;
            }
            return last.body;
        }

        private record Sent(String origin, FeedBody body) {}
    }
}

package dev.loggia.engine.feed;

import dev.loggia.engine.work.RecurringWork;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Takes out of the feed what has expired, so that a page of the feed is read from items that are shown. */
@Component
class FeedUpkeep implements RecurringWork {
    private static final int BATCH = 1000;

    private final Feed feed;

    FeedUpkeep(Feed feed) {
        this.feed = feed;
    }

    @Override
    public String name() {
        return "feed-expiry";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        int due = BATCH;
        while (due == BATCH) {
            due = feed.removeExpired(BATCH);
        }
    }
}

package dev.loggia.engine.feed;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The public gallery. Every way out reads it here, so that what a viewer may not see is never in memory. */
@Component
public class Feed {

    /** Who looks: decides what is redacted. Items of free users are redacted for everybody. */
    public enum Viewer {
        FREE,
        MEMBER
    }

    /**
     * Newest first.
     *
     * @param before only items before this position, null for the first page
     * @param limit 1 to 100
     */
    public FeedPage page(Viewer viewer, @Nullable Long before, int limit) {
        throw new IllegalStateException("being written");
    }
}

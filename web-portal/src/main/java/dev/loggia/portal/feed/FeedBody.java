package dev.loggia.portal.feed;

import dev.loggia.portal.web.Tags;

/** A page of the feed as it is sent. */
record FeedBody(byte[] json, String etag) {

    static FeedBody of(byte[] json) {
        return new FeedBody(json, Tags.of(json));
    }
}

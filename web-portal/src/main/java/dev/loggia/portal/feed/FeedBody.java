package dev.loggia.portal.feed;

import dev.loggia.portal.web.ETags;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A page of the feed as it is sent.
 *
 * @param gzip the same compressed, for a page that is kept; null where it would be compressed once and sent once
 */
record FeedBody(byte[] json, byte @Nullable [] gzip, String etag) {

    static FeedBody of(byte[] json) {
        return new FeedBody(json, null, ETags.of(json));
    }

    /** With a compressed form, which is a tenth of the page. */
    FeedBody compressed() {
        ByteArrayOutputStream small = new ByteArrayOutputStream(json.length / 4);
        try (GZIPOutputStream zip = new GZIPOutputStream(small)) {
            zip.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FeedBody(json, small.toByteArray(), etag);
    }
}

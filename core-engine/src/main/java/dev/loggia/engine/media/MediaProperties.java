package dev.loggia.engine.media;

import dev.loggia.engine.media.fetch.FetchSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How results are fetched and kept.
 *
 * @param store where objects are kept
 * @param allowedOrigins exact origins that may be private and plain http, such as {@code http://127.0.0.1:8099}
 * @param egressHosts when not empty, the only hosts results come from; {@code *.example.com} means every host below
 * @param maxImageSize largest image fetched
 * @param maxVideoSize largest video fetched
 * @param maxPixels largest width × height
 * @param connectTimeout per address
 * @param idleTimeout longest silence of a source
 * @param fetchTimeout for one result, redirects included
 * @param previewTimeout after which a result is kept without poster and thumbnail
 * @param videoPosters whether the first frame of H.264 videos is decoded for a poster; the decoder is old
 * @param freeRetention how long results of the free tier are kept; the S3 lifecycle rule allows 8 days
 * @param tempDir where results are checked before they are kept; the JVM's temporary directory when not set
 */
@ConfigurationProperties("loggia.media")
public record MediaProperties(
        @DefaultValue("files") StoreKind store,
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue List<String> egressHosts,
        @DefaultValue("40MB") DataSize maxImageSize,
        @DefaultValue("300MB") DataSize maxVideoSize,
        @DefaultValue("100000000") long maxPixels,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("15s") Duration idleTimeout,
        @DefaultValue("3m") Duration fetchTimeout,
        @DefaultValue("15s") Duration previewTimeout,
        @DefaultValue("false") boolean videoPosters,
        @DefaultValue("7d") Duration freeRetention,
        @Nullable Path tempDir) {

    /** The stores there are. */
    public enum StoreKind {
        FILES,
        S3
    }

    public FetchSettings fetchSettings() {
        return new FetchSettings(allowedOrigins, egressHosts, connectTimeout, idleTimeout, fetchTimeout);
    }
}

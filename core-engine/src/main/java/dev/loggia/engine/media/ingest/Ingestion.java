package dev.loggia.engine.media.ingest;

import dev.loggia.engine.media.IngestOutcome;
import dev.loggia.engine.media.IngestOutcome.Reason;
import dev.loggia.engine.media.IngestOutcome.Rejected;
import dev.loggia.engine.media.IngestOutcome.RetryLater;
import dev.loggia.engine.media.IngestOutcome.Stored;
import dev.loggia.engine.media.IngestRequest;
import dev.loggia.engine.media.MediaProperties;
import dev.loggia.engine.media.MediaStore;
import dev.loggia.engine.media.ObjectKeys;
import dev.loggia.engine.media.fetch.FetchOutcome;
import dev.loggia.engine.media.fetch.Fetcher;
import dev.loggia.engine.media.format.CleanMedia;
import dev.loggia.engine.media.format.MediaFormat;
import dev.loggia.engine.media.format.Sanitizer;
import dev.loggia.engine.media.format.UnacceptableMediaException;
import dev.loggia.engine.media.preview.Previews;
import dev.loggia.engine.media.preview.Previews.Made;
import dev.loggia.engine.media.retain.Assets;
import dev.loggia.engine.media.retain.NewAsset;
import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.platform.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From a URL to a recorded asset: fetch, recognise, clean, preview, store, record. */
public final class Ingestion {
    /**
     * For who reads the store without us: results never change under their key, but they can be deleted. A browser may keep them
     * an hour, a shared cache never.
     */
    private static final String CACHE_CONTROL = "private, max-age=3600";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final MediaProperties properties;
    private final Fetcher fetcher;
    private final Sanitizer sanitizer;
    private final Previews previews;
    private final MediaStore store;
    private final Workspaces workspaces;
    private final Assets assets;
    private final InstantSource time;

    public Ingestion(
            MediaProperties properties,
            Fetcher fetcher,
            Previews previews,
            MediaStore store,
            Assets assets,
            InstantSource time) {
        this.properties = properties;
        this.fetcher = fetcher;
        this.sanitizer = new Sanitizer(properties.maxPixels());
        this.previews = previews;
        this.store = store;
        this.workspaces = new Workspaces(properties.tempDir(), time);
        this.assets = assets;
        this.time = time;
    }

    public IngestOutcome ingest(IngestRequest request) {
        try (Workspace workspace = workspaces.open()) {
            Path fetched = workspace.file("fetched");
            long limit = request.expected() == MediaKind.IMAGE
                    ? properties.maxImageSize().toBytes()
                    : properties.maxVideoSize().toBytes();
            FetchOutcome outcome = fetcher.fetch(request.source(), limit, fetched);
            if (outcome instanceof FetchOutcome.Refused refused) {
                return new Rejected(reason(refused.why()), refused.detail());
            }
            if (outcome instanceof FetchOutcome.Failed failed) {
                return new RetryLater(false, failed.detail());
            }
            return keep(request, fetched, workspace);
        } catch (UnacceptableMediaException e) {
            return new Rejected(reason(e.problem()), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new RetryLater(
                    true, "The temporary directory fails: " + e.getClass().getSimpleName());
        } catch (LoggiaException e) {
            if (e.code() == ErrorCode.MEDIA_STORE) {
                return new RetryLater(true, String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private IngestOutcome keep(IngestRequest request, Path fetched, Workspace workspace)
            throws UnacceptableMediaException, IOException {
        MediaFormat format = sanitizer.recognise(fetched);
        if (format.kind() != request.expected()) {
            return new Rejected(Reason.WRONG_KIND, "Expected " + request.expected() + ", received " + format);
        }
        Path clean = workspace.file("clean");
        CleanMedia media = sanitizer.clean(format, fetched, clean);
        Made made = previews.make(media, clean, workspace.directory());
        NewAsset asset = describe(request, media, clean, made);
        put(asset.objectKey(), clean, format.contentType());
        put(asset.posterKey(), made.poster(), "image/jpeg");
        put(asset.thumbnailKey(), made.thumbnail(), "image/jpeg");
        return assets.record(asset)
                .<IngestOutcome>map(Stored::new)
                .orElseGet(() -> new Rejected(Reason.DELETED, "The asset was deleted"));
    }

    private void put(@Nullable String key, @Nullable Path file, String contentType) {
        if (key != null && file != null) {
            store.put(key, file, contentType, CACHE_CONTROL);
        }
    }

    private NewAsset describe(IngestRequest request, CleanMedia media, Path clean, Made made) throws IOException {
        ObjectKeys keys = ObjectKeys.of(request, media.format().extension());
        Instant now = time.instant();
        return new NewAsset(
                new UUID(RANDOM.nextLong(), RANDOM.nextLong()),
                request.generation(),
                request.ordinal(),
                media.format().kind().wireName(),
                media.format().contentType(),
                Files.size(clean),
                Sha256.hex(clean),
                media.width(),
                media.height(),
                media.duration() == null ? null : media.duration().toMillis(),
                keys.original(),
                made.poster() == null ? null : keys.poster(),
                made.thumbnail() == null ? null : keys.thumbnail(),
                now,
                expiry(request, now));
    }

    /** The free tier's time is an upper bound there, because the store's lifecycle rule would win anyway. */
    private @Nullable Instant expiry(IngestRequest request, Instant now) {
        Instant asked = request.expiresAt();
        if (!request.freeTier()) {
            return asked;
        }
        Instant latest = now.plus(properties.freeRetention());
        return asked == null || asked.isAfter(latest) ? latest : asked;
    }

    private static Reason reason(FetchOutcome.Why why) {
        return switch (why) {
            case FORBIDDEN -> Reason.FORBIDDEN_SOURCE;
            case NOT_AVAILABLE -> Reason.NOT_AVAILABLE;
            case TOO_LARGE -> Reason.TOO_LARGE;
        };
    }

    private static Reason reason(UnacceptableMediaException.Problem problem) {
        return switch (problem) {
            case NOT_MEDIA -> Reason.NOT_MEDIA;
            case MALFORMED -> Reason.MALFORMED;
            case TOO_MANY_PIXELS -> Reason.TOO_MANY_PIXELS;
        };
    }
}

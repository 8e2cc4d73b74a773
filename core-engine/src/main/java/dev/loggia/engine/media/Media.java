package dev.loggia.engine.media;

import dev.loggia.engine.media.ingest.Ingestion;
import dev.loggia.engine.media.retain.Assets;
import dev.loggia.engine.media.retain.PermanentCopies;
import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.LoggiaException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fetches results of providers, keeps them safely, serves and forgets them. Safe for concurrent use. */
public final class Media {
    private static final String PREVIEW_TYPE = "image/jpeg";

    private final Ingestion ingestion;
    private final Assets assets;
    private final PermanentCopies permanent;
    private final WatchedStore store;
    private final InstantSource time;

    Media(Ingestion ingestion, Assets assets, PermanentCopies permanent, WatchedStore store, InstantSource time) {
        this.ingestion = ingestion;
        this.assets = assets;
        this.permanent = permanent;
        this.store = store;
        this.time = time;
    }

    /**
     * Fetches the source, checks it, removes its metadata, makes previews, stores all under deterministic keys and
     * records the asset. Idempotent per (generation, ordinal): a repeat overwrites the objects and keeps one row and its
     * id. Blocks for as long as the source needs, at most the fetch timeout; must not be called inside a transaction. It
     * opens a short one of its own for the row and holds no connection otherwise.
     */
    public IngestOutcome ingest(IngestRequest request) {
        return ingestion.ingest(request);
    }

    /** Whether the store failed when this node last needed it. */
    public boolean storeFails() {
        return store.failing();
    }

    /** The assets of a generation that are not deleted, expired ones included, by ordinal. */
    public List<MediaAsset> listFor(GenerationId generation) {
        return assets.list(generation);
    }

    /** As {@link #listFor(GenerationId)}, for several at once; nothing for one that has none. */
    public Map<GenerationId, List<MediaAsset>> listFor(Collection<GenerationId> generations) {
        return generations.isEmpty()
                ? Map.of()
                : assets.listOf(generations).stream().collect(Collectors.groupingBy(MediaAsset::generation));
    }

    /** An asset, also an expired or deleted one: ask {@link MediaAsset#stateAt}. */
    public Optional<MediaAsset> find(UUID assetId) {
        return assets.find(assetId);
    }

    /**
     * Opens bytes of a variant. The caller closes them.
     *
     * @param range null for all; one that starts behind the end gives content of length 0
     * @throws LoggiaException with {@code MEDIA_STORE} when the asset is gone, has no such variant, or the store does not
     *     answer
     */
    public MediaContent open(MediaAsset asset, Variant variant, @Nullable ByteRange range) {
        String key = asset.keyOf(variant);
        if (key == null || asset.goneAt(time.instant())) {
            throw new LoggiaException(ErrorCode.MEDIA_STORE, "The asset is gone or has no " + variant);
        }
        StoredObject object = store.get(key, range)
                .orElseThrow(() -> new LoggiaException(ErrorCode.MEDIA_STORE, "The store has lost an object"));
        String contentType = variant == Variant.ORIGINAL ? asset.contentType() : PREVIEW_TYPE;
        return new MediaContent(object.content(), object.length(), object.totalLength(), contentType);
    }

    /**
     * Makes the results of a generation permanent: they get no expiry and their objects move out of {@code free/}, which the
     * store's own lifecycle rule empties. To be called when the generation has ended, again after a failure, and as often as
     * one likes: what is permanent already stays as it is. Each result is served at every moment, from the old objects or from
     * the new ones; a deletion at the same time wins. Blocks while the store copies; must not be called inside a transaction.
     * It opens a short one of its own for each row and holds no connection otherwise.
     *
     * @return the assets that are permanent now, by ordinal; those deleted or expired before are not brought back
     * @throws LoggiaException with {@code MEDIA_STORE} when the store does not copy: call it again later. Until then what is
     *     done is done and the rest expires as before
     */
    public List<MediaAsset> keep(GenerationId generation) {
        return permanent.keep(generation);
    }

    /**
     * Marks the assets of a generation deleted, in the caller's transaction. They are invisible from its commit on; the
     * reaper removes the objects soon after. Idempotent.
     */
    public void delete(GenerationId generation) {
        assets.delete(generation);
    }
}

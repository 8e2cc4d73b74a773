package dev.loggia.engine.media.retain;

import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.media.MediaStore;
import dev.loggia.engine.media.ObjectKeys;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.Rows;
import dev.loggia.engine.platform.SqlObjects;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Moves results of the free tier to where nothing expires. The copies come first, under keys that follow from the old ones; then
 * one transaction lets the row name them and leaves the old objects to the reaper. Whoever dies in between begins again and
 * overwrites. A row that was deleted or expired in the meantime stays so, and its copies are left to the reaper.
 */
public final class PermanentCopies {
    private final MediaSql sql;
    private final MediaStore store;
    private final TransactionOperations transactions;
    private final InstantSource time;

    public PermanentCopies(Jdbi jdbi, MediaStore store, TransactionOperations transactions, InstantSource time) {
        this.sql = SqlObjects.onDemand(jdbi, MediaSql.class);
        this.store = store;
        this.transactions = transactions;
        this.time = time;
    }

    /** The assets that are permanent now, by ordinal; those that were deleted or expired before are not among them. */
    public List<MediaAsset> keep(GenerationId generation) {
        return sql.listAll(generation).stream()
                .map(this::keep)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<MediaAsset> keep(MediaAsset asset) {
        boolean complete = !asset.goneAt(time.instant()) && copied(asset);
        return Objects.requireNonNull(transactions.execute(status -> {
            MediaAsset current = sql.lock(asset.generation(), asset.ordinal());
            Instant now = time.instant();
            boolean available = !current.goneAt(now);
            if (available && current.expiresAt() == null) {
                return Optional.of(current); // another one was faster
            }
            if (available && complete && current.objectKeys().equals(asset.objectKeys())) {
                return Optional.of(switched(current, now));
            }
            sql.addLeftovers(without(permanent(asset), current.objectKeys()), now);
            return Optional.<MediaAsset>empty();
        }));
    }

    /** False when the store has lost an object: then the asset cannot be kept. */
    private boolean copied(MediaAsset asset) {
        return asset.objectKeys().stream()
                .allMatch(key -> ObjectKeys.permanent(key).equals(key) || store.copy(key, ObjectKeys.permanent(key)));
    }

    private MediaAsset switched(MediaAsset asset, Instant now) {
        Rows.exactlyOne(sql.keep(asset.id(), now), "media_asset");
        sql.addLeftovers(without(asset.objectKeys(), permanent(asset)), now);
        sql.removeLeftovers(permanent(asset));
        return sql.find(asset.id()).orElseThrow();
    }

    private static List<String> permanent(MediaAsset asset) {
        return asset.objectKeys().stream().map(ObjectKeys::permanent).toList();
    }

    private static List<String> without(List<String> keys, List<String> others) {
        return keys.stream().filter(key -> !others.contains(key)).toList();
    }
}

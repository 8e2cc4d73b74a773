package dev.loggia.engine.media.retain;

import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.Rows;
import dev.loggia.engine.platform.SqlObjects;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.springframework.transaction.support.TransactionOperations;

/** The rows of assets. */
public final class Assets {
    private final MediaSql sql;
    private final TransactionOperations transactions;
    private final InstantSource time;

    public Assets(Jdbi jdbi, TransactionOperations transactions, InstantSource time) {
        this.sql = SqlObjects.onDemand(jdbi, MediaSql.class);
        this.transactions = transactions;
        this.time = time;
    }

    public Optional<MediaAsset> find(UUID id) {
        return sql.find(id);
    }

    public List<MediaAsset> list(GenerationId generation) {
        return sql.list(generation);
    }

    public List<MediaAsset> listOf(Collection<GenerationId> generations) {
        return sql.listOf(generations.stream().map(GenerationId::value).toList());
    }

    public void delete(GenerationId generation) {
        sql.delete(generation, time.instant());
    }

    /**
     * Records a stored result in a transaction of its own. A repeat keeps the id; objects that it replaced under other
     * keys are left to the reaper. Empty when the asset was deleted: then the objects just stored are left to it, as
     * they are when it was made permanent in the meantime.
     */
    public Optional<MediaAsset> record(NewAsset asset) {
        return Objects.requireNonNull(transactions.execute(status -> {
            int inserted = sql.insert(asset);
            MediaAsset before = sql.lock(asset.generation(), asset.ordinal());
            if (before.deletedAt() != null) {
                sql.addLeftovers(asset.keys(), time.instant());
                return Optional.empty();
            }
            if (inserted == 0 && before.expiresAt() == null && asset.expiresAt() != null) {
                // kept for good while a slower worker stored it once more
                sql.addLeftovers(without(asset.keys(), before.objectKeys()), time.instant());
                return Optional.of(before);
            }
            if (inserted == 0) {
                Rows.exactlyOne(sql.replace(asset), "media_asset");
                sql.addLeftovers(without(before.objectKeys(), asset.keys()), time.instant());
            }
            sql.removeLeftovers(asset.keys());
            return inserted == 1 ? Optional.of(before) : sql.find(before.id());
        }));
    }

    private static List<String> without(List<String> keys, List<String> others) {
        return keys.stream().filter(key -> !others.contains(key)).toList();
    }
}

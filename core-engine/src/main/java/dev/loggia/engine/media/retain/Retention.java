package dev.loggia.engine.media.retain;

import dev.loggia.engine.media.MediaStore;
import dev.loggia.engine.media.retain.MediaSql.Reapable;
import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.engine.platform.SqlObjects;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the objects of expired and deleted assets, and objects that no row names any more. Any number of nodes may do
 * so at once: each takes other rows, for a short time, and deleting twice does no harm. The first failure of the store
 * ends a batch; what is left is taken again later.
 */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final MediaSql sql;
    private final MediaStore store;
    private final InstantSource time;

    public Retention(Jdbi jdbi, MediaStore store, InstantSource time) {
        this.sql = SqlObjects.onDemand(jdbi, MediaSql.class);
        this.store = store;
        this.time = time;
    }

    /** Removes the objects of at most {@code batch} assets and as many leftovers; returns how many of both are done. */
    public int reap(int batch) {
        try {
            return reapAssets(batch) + reapLeftovers(batch);
        } catch (LoggiaException e) {
            LOG.warn("Expired media stays until the store answers again: {}", e.getMessage());
            return 0;
        }
    }

    private int reapAssets(int batch) {
        Instant now = time.instant();
        List<Reapable> due = sql.claimReapable(now, now.plus(LEASE), batch);
        int reaped = 0;
        for (Reapable asset : due) {
            asset.keys().forEach(store::delete);
            reaped += sql.markReaped(asset.id(), time.instant());
        }
        return reaped;
    }

    private int reapLeftovers(int batch) {
        List<String> keys = sql.leftovers(batch);
        keys.forEach(store::delete);
        return keys.isEmpty() ? 0 : sql.removeLeftovers(keys);
    }
}

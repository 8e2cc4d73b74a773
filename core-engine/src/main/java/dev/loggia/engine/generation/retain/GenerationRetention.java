package dev.loggia.engine.generation.retain;

import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.generation.state.GenerationProperties;
import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.work.RecurringWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** Forgets in time: words, addresses, and in the end the rows of what was made without an account. */
@Component
class GenerationRetention implements RecurringWork {
    private static final Duration KEYS_KEPT = Duration.ofHours(24);
    private static final int AT_ONCE = 500;
    private static final int BATCHES = 100;

    private final RetentionSql sql;
    private final GenerationProperties.Retention kept;
    private final List<String> personal;
    private final InstantSource clock;

    GenerationRetention(Jdbi jdbi, GenerationProperties properties, Catalog catalog, InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, RetentionSql.class);
        this.kept = properties.retention();
        this.personal = List.copyOf(catalog.personalSettings());
        this.clock = clock;
    }

    @Override
    public String name() {
        return "generation-forgetting";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        sql.forgetExpiredPrompts(now, personal);
        sql.forgetKeys(now.minus(KEYS_KEPT));
        inBatches(most -> sql.forgetAddresses(now.minus(kept.addresses()), most));
        inBatches(most -> sql.deleteFree(now.minus(kept.free()), most));
        inBatches(most -> sql.deleteOwners(now.minus(kept.free()), most));
        sql.deleteOrphans(now.minus(kept.orphans()));
    }

    /** A backlog is worked off over several runs, and no transaction is long. */
    private static void inBatches(IntUnaryOperator batch) {
        for (int i = 0; i < BATCHES && batch.applyAsInt(AT_ONCE) == AT_ONCE; i++) {
            // the next one
        }
    }
}

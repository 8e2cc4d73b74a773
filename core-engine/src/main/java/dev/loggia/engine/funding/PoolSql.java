package dev.loggia.engine.funding;

import dev.loggia.engine.platform.GenerationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Tables {@code pool_entry}, {@code pool_checkpoint} and {@code pool_reconciliation}. */
interface PoolSql {

    /** @param firstCostAt of the costs in the window */
    record Standing(long balance, long spent, @Nullable Instant firstCostAt) {}

    @SqlQuery("select pool_balance()")
    long balance();

    @SqlQuery("""
            select pool_balance() as balance,
                   coalesce(-sum(amount_usd_micros), 0)::bigint as spent,
                   min(created_at) filter (where amount_usd_micros < 0) as first_cost_at
            from pool_entry
            where kind = 'COST' and created_at > :since""")
    @RegisterConstructorMapper(Standing.class)
    Standing standing(Instant since);

    @SqlUpdate("""
            insert into pool_entry (kind, amount_usd_micros, reference, note, actor, created_at)
            values (:kind, :amount, :reference, :note, :actor, :now)
            on conflict (kind, reference) do nothing""")
    int book(String kind, long amount, String reference, String note, String actor, Instant now);

    @SqlQuery("""
            select kind, amount_usd_micros as usd_micros, reference, note, actor, created_at
            from pool_entry
            where kind = :kind and reference = :reference""")
    @RegisterConstructorMapper(PoolEntry.class)
    PoolEntry entry(String kind, String reference);

    /** Newest first, without costs. */
    @SqlQuery("""
            select kind, amount_usd_micros as usd_micros, reference, note, actor, created_at
            from pool_entry
            where kind <> 'COST'
            order by id desc
            limit :most""")
    @RegisterConstructorMapper(PoolEntry.class)
    List<PoolEntry> bookings(int most);

    @SqlUpdate("""
            insert into pool_entry (kind, amount_usd_micros, reference, generation_id, actor, created_at)
            values ('COST', -:usdMicros, :taskId, :generation, 'system', :now)
            on conflict (kind, reference) do nothing""")
    int bookCost(GenerationId generation, String taskId, long usdMicros, Instant now);

    @SqlQuery("select generation_id from pool_entry where kind = 'COST' and reference = :taskId")
    Optional<GenerationId> generationOf(String taskId);

    @SqlQuery("select pool_open(:balance, :now)")
    boolean open(long balance, Instant now);

    @SqlQuery("select exists (select from pool_entry where kind <> 'COST')")
    boolean isOpened();

    @SqlQuery("""
            insert into pool_reconciliation (provider_usd_micros, pool_usd_micros, created_at)
            values (:provider, pool_balance(), :now)
            returning provider_usd_micros, pool_usd_micros, drift_usd_micros, created_at""")
    @RegisterConstructorMapper(Reconciliation.class)
    Reconciliation reconcile(long provider, Instant now);

    @SqlQuery("""
            select provider_usd_micros, pool_usd_micros, drift_usd_micros, created_at
            from pool_reconciliation
            order by id desc
            limit 1""")
    @RegisterConstructorMapper(Reconciliation.class)
    Optional<Reconciliation> latestReconciliation();

    /** Does nothing when fewer than so many entries came since the last, or when others keep the table busy. */
    @SqlQuery("select pool_make_checkpoint(:worthIt, :now)")
    boolean makeCheckpoint(long worthIt, Instant now);
}

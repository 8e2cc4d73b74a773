package dev.loggia.engine.funding;

import dev.loggia.engine.platform.Invariant;
import dev.loggia.engine.platform.Invariants;
import org.springframework.context.annotation.Bean;

/** What must hold of the provider's prepaid balance. */
@Invariants
class PoolInvariants {

    @Bean
    Invariant poolAddsUp() {
        return new Invariant(10, "pool: top-ups − costs = balance", """
                select 'checkpoint ' || c.through_id
                from pool_checkpoint c
                where c.balance_usd_micros <> (select coalesce(sum(amount_usd_micros), 0) from pool_entry where id <= c.through_id)
                union all
                select 'balance ' || pool_balance() || ', entries ' || entries
                from (select coalesce(sum(amount_usd_micros), 0) as entries from pool_entry) sums
                where pool_balance() <> entries
                union all
                select 'entry ' || id || ' has the wrong sign'
                from pool_entry
                where (kind = 'TOP_UP' and amount_usd_micros <= 0) or (kind = 'COST' and amount_usd_micros > 0)""");
    }

    @Bean
    Invariant everyCostIsBooked() {
        return new Invariant(10, "every generation's cost is in the pool", """
                select 'generation ' || g.id || ' cost ' || g.cost || ', booked ' || coalesce(-e.amount_usd_micros, 0)
                from (select id, task_id,
                             coalesce(cost_micros, case when state = 'SUCCEEDED' then estimate_micros end) as cost
                      from generation
                      where state in ('SUCCEEDED', 'FAILED', 'CANCELLED') and task_id is not null) g
                         left join pool_entry e on e.kind = 'COST' and e.reference = g.task_id and e.generation_id = g.id
                where g.cost > 0 and -e.amount_usd_micros is distinct from g.cost
                union all
                select 'task of generation ' || min(generation_id::text) || ' booked ' || count(*) || ' times'
                from pool_entry
                where kind = 'COST'
                group by reference
                having count(*) > 1
                union all
                select 'generation ' || g.id || ' bears a cost of a task that is not its own'
                from pool_entry e
                         join generation g on g.id = e.generation_id
                where e.kind = 'COST'
                  and not exists (select from submit_attempt a where a.generation_id = g.id and a.task_id = e.reference)""");
    }
}

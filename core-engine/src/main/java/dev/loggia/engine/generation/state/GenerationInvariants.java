package dev.loggia.engine.generation.state;

import dev.loggia.engine.platform.Invariant;
import dev.loggia.engine.platform.Invariants;
import org.springframework.context.annotation.Bean;

/** What must hold between generations, holds, quota, work and keys. */
@Invariants
class GenerationInvariants {

    @Bean
    Invariant endedGenerationsAreSettled() {
        return new Invariant(5, "ended ⇔ no open hold; succeeded ⇔ captured; failed or cancelled ⇔ released", """
                select g.state || ' ' || g.id || ' has ' || coalesce(r.kind, 'an open hold')
                from generation g
                         left join ledger_transfer r on r.reference_type = 'generation' and r.reference_id = g.id::text
                                                            and r.kind in ('CAPTURE', 'RELEASE')
                where not g.free
                  and coalesce(r.kind, 'none') <> case
                                                      when g.state = 'SUCCEEDED' then 'CAPTURE'
                                                      when g.state in ('FAILED', 'CANCELLED') then 'RELEASE'
                                                      else 'none' end
                union all
                select 'hold of ' || g.id || ' is not its price from its account'
                from generation g
                         join ledger_transfer h on h.reference_type = 'generation' and h.reference_id = g.id::text and h.kind = 'HOLD'
                where h.amount <> g.price or h.account_id is distinct from g.account_id
                union all
                select 'free ' || g.state || ' ' || g.id || ' and its quota disagree'
                from generation g
                         join quota_use u on u.generation_id = g.id
                where (g.state in ('FAILED', 'CANCELLED')) <> (u.returned_at is not null)""");
    }

    @Bean
    Invariant openGenerationsAreBacked() {
        return new Invariant(6, "not ended ⇒ one hold or quota use, and live work", """
                select g.state || ' ' || g.id || ' has no '
                           || case when backing.n = 1 then 'work' else 'hold or quota use' end
                from generation g
                         cross join lateral (select (select count(*) from ledger_transfer h
                                                     where h.kind = 'HOLD' and h.reference_type = 'generation'
                                                       and h.reference_id = g.id::text)
                                                  + (select count(*) from quota_use u where u.generation_id = g.id) as n) backing
                where g.state not in ('SUCCEEDED', 'FAILED', 'CANCELLED')
                  and (backing.n <> 1
                    or not exists (select from scheduled_tasks t
                                   where t.task_name = 'generation' and t.task_instance = g.id::text))""");
    }

    @Bean
    Invariant parkedGenerationsHaveEnded() {
        return new Invariant(6, "given up ⇒ ended", """
                select g.state || ' ' || g.id || ' was given up as ' || w.parked_as
                from work_failure w
                         join generation g on g.id::text = w.id
                where w.kind = 'generation' and w.parked_at is not null
                  and g.state not in ('SUCCEEDED', 'FAILED', 'CANCELLED')""");
    }

    /** A step that was late itself is due again within the longest back-off of its runner; two hours are plenty. */
    @Bean
    Invariant nothingSleepsPastItsEnd() {
        return new Invariant(6, "not ended ⇒ work is due by the deadline of its state", """
                select g.state || ' ' || g.id || ' sleeps until ' || t.execution_time
                from generation g
                         join scheduled_tasks t on t.task_name = 'generation' and t.task_instance = g.id::text
                where g.state not in ('SUCCEEDED', 'FAILED', 'CANCELLED') and not t.picked
                  and t.execution_time > interval '2 hours'
                      + greatest(g.deadline_at, g.changed_at, g.uncertain_until, t.last_success, t.last_failure)""");
    }

    @Bean
    Invariant nothingIsKeptForNobody() {
        return new Invariant(6, "a hold, quota use or work belongs to a generation", """
                select 'hold of ' || h.reference_id
                from ledger_transfer h
                where h.kind = 'HOLD' and h.reference_type = 'generation'
                  and not exists (select from generation g where g.id::text = h.reference_id)
                union all
                select 'quota use of ' || u.generation_id
                from quota_use u
                where not exists (select from generation g where g.id = u.generation_id)
                union all
                select 'work of ' || t.task_instance
                from scheduled_tasks t
                where t.task_name = 'generation'
                  and not exists (select from generation g where g.id::text = t.task_instance)""");
    }

    /** A key is written with its generation, in one statement: same requester or owner, same moment, and no second key. */
    @Bean
    Invariant oneKeyOneGeneration() {
        return new Invariant(9, "one idempotency key ⇔ one generation", """
                select 'key of ' || i.result_id || ' is not the one it was accepted with'
                from idempotency i
                         left join generation g on g.id::text = i.result_id
                         left join owner o on o.id = g.owner_id
                where i.result_type = 'generation'
                  and (g.id is null or g.created_at <> i.created_at or i.scope not in (g.asker_key, o.kind || ':' || o.subject, coalesce('account:' || o.account_id, '')))
                union all
                select result_id || ' has ' || count(distinct key) || ' keys'
                from idempotency
                where result_type = 'generation'
                group by result_id
                having count(distinct key) > 1""");
    }

    @Bean
    Invariant oneTaskOneGeneration() {
        return new Invariant(9, "one provider task ⇒ one generation", """
                select 'task of ' || g.id || ' is not the one of its attempt'
                from generation g
                         left join submit_attempt a on a.generation_id = g.id and a.task_id = g.task_id
                where g.task_id is not null and a.task_id is null""");
    }
}

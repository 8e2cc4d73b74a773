package dev.loggia.engine.generation;

import dev.loggia.engine.platform.Invariant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Settings, and what must hold between generations, holds, quota and work. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GenerationProperties.class)
class GenerationConfiguration {

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
                select 'price of ' || g.id || ' was not what was held'
                from generation g
                         join ledger_transfer h on h.reference_type = 'generation' and h.reference_id = g.id::text and h.kind = 'HOLD'
                where h.amount <> g.price
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
    Invariant oneTaskOneGeneration() {
        return new Invariant(9, "one idempotency key ⇒ one generation; one task ⇒ one generation", """
                select 'task of ' || g.id || ' is not the one of its attempt'
                from generation g
                         left join submit_attempt a on a.generation_id = g.id and a.task_id = g.task_id
                where g.task_id is not null and a.task_id is null""");
    }
}

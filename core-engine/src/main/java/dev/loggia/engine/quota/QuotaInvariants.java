package dev.loggia.engine.quota;

import dev.loggia.engine.platform.Invariant;
import dev.loggia.engine.platform.Invariants;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** What must hold of free quota. */
@Invariants
@EnableConfigurationProperties(QuotaProperties.class)
class QuotaInvariants {

    @Bean
    Invariant quotaCountsItsUses() {
        return new Invariant(8, "free quota used = accepted − returned", """
                select 'window ' || window_start || ' ' || kind || ': counted ' || coalesce(q.used, 0) || ', used ' || coalesce(u.uses, 0)
                from free_quota q
                         full join (select s.subject, kind, window_start, count(*) as uses
                                    from quota_use, unnest(subjects) as s(subject)
                                    where returned_at is null
                                    group by s.subject, kind, window_start) u
                                   using (subject, kind, window_start)
                where coalesce(q.used, 0) <> coalesce(u.uses, 0)""");
    }

    /** In windows that count now: what the limits were before, nobody wrote down. Lowering one shows here until its window ends. */
    @Bean
    Invariant quotaKeepsItsLimits(QuotaProperties properties) {
        return new Invariant(8, "free quota used ≤ limit", """
                select 'window ' || window_start || ' ' || kind || ': used ' || used || ', limit ' || allowed
                from (select kind, window_start, used,
                             case when subject ~ '^(device|shares[a-z0-9]*):'
                                  then case kind when 'image' then %d else %d end
                                  else case kind when 'image' then %d else %d end end
                                 * case when subject like 'shares%%' then %d else 1 end
                                 * case when subject ~ '^(net|shares)56:' then %d when subject ~ '^(net|sharesnet):' then %d else 1 end
                                 as allowed
                      from free_quota
                      where window_start >= case kind when 'image' then current_day else date_trunc('week', current_day)::date end) q
                where used > allowed""".formatted(
                        properties.challenge().imagesPerDay(),
                        properties.challenge().videosPerWeek(),
                        properties.imagesPerDay(),
                        properties.videosPerWeek(),
                        properties.challenge().devices(),
                        FreeQuota.MIDDLE_FACTOR,
                        FreeQuota.WIDE_FACTOR)
                .replace("current_day", "(now() at time zone 'utc')::date"));
    }
}

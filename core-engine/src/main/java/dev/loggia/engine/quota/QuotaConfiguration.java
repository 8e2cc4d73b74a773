package dev.loggia.engine.quota;

import dev.loggia.engine.platform.Invariant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuotaProperties.class)
class QuotaConfiguration {

    @Bean
    Invariant quotaCountsItsUses() {
        return new Invariant(8, "free quota used = accepted − returned", """
                select 'window ' || q.window_start || ' ' || q.kind || ': counted ' || q.used || ', used ' || coalesce(u.uses, 0)
                from free_quota q
                         left join (select s.subject, kind, window_start, count(*) as uses
                                    from quota_use, unnest(subjects) as s(subject)
                                    where returned_at is null
                                    group by s.subject, kind, window_start) u
                                   using (subject, kind, window_start)
                where q.used <> coalesce(u.uses, 0)""");
    }
}

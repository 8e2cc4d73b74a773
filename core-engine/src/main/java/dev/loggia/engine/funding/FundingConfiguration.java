package dev.loggia.engine.funding;

import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.Invariant;
import dev.loggia.engine.platform.LoggiaException;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FundingProperties.class)
class FundingConfiguration {

    @Bean
    FundingMode fundingMode(FundingProperties properties, ObjectProvider<GenerationPayment> payment) {
        if (properties.mode() != FundingMode.PREFUNDED && payment.getIfAvailable() == null) {
            String mode = properties.mode().name().toLowerCase(Locale.ROOT).replace('_', '-');
            throw new LoggiaException(
                    ErrorCode.CONFIGURATION,
                    "loggia.funding.mode=" + mode
                            + " needs a payment service that can pay the provider, and none is built in yet: use prefunded");
        }
        return properties.mode();
    }

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
                select 'generation ' || g.id
                from generation g
                where g.cost_micros > 0
                  and g.task_id is not null
                  and not exists (select from pool_entry e where e.kind = 'COST' and e.reference = g.task_id and e.generation_id = g.id)
                union all
                select 'task of generation ' || min(generation_id::text) || ' booked ' || count(*) || ' times'
                from pool_entry
                where kind = 'COST'
                group by reference
                having count(*) > 1""");
    }
}

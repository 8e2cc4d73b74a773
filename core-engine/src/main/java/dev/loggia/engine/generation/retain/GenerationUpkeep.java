package dev.loggia.engine.generation.retain;

import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.work.RecurringWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A net under the engine. */
@Configuration(proxyBeanMethods = false)
class GenerationUpkeep {
    private static final Logger log = LoggerFactory.getLogger(GenerationUpkeep.class);

    /** In a healthy system it never finds anything; that it did is an alarm, not a feature. */
    @Bean
    RecurringWork sweeper(Jdbi jdbi, InstantSource clock, MeterRegistry meters) {
        RetentionSql sql = SqlObjects.onDemand(jdbi, RetentionSql.class);
        return recurring("generation-sweeper", Duration.ofSeconds(30), () -> sweep(sql, clock, meters));
    }

    private static void sweep(RetentionSql sql, InstantSource clock, MeterRegistry meters) {
        int revived = sql.reviveWorkless(clock.instant());
        if (revived > 0) {
            meters.counter("loggia.generation.sweeper.repairs").increment(revived);
            log.error("{} generations had lost their work and got it back", revived);
        }
    }

    private static RecurringWork recurring(String name, Duration every, Runnable what) {
        return new RecurringWork() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Duration every() {
                return every;
            }

            @Override
            public void run() {
                what.run();
            }
        };
    }
}

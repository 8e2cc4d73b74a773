package dev.loggia.engine.delivery;

import dev.loggia.engine.work.RecurringWork;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Forgets what was delivered, or could not be, a while ago. What still waits stays. */
@Component
@EnableConfigurationProperties(DeliveryProperties.class)
class DeliveryRetention implements RecurringWork {
    private static final int AT_ONCE = 1_000;
    private static final int BATCHES = 100;

    private final DeliverySql sql;
    private final DeliveryProperties properties;
    private final InstantSource clock;

    DeliveryRetention(DeliverySql sql, DeliveryProperties properties, InstantSource clock) {
        this.sql = sql;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "delivery-forgetting";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        for (int i = 0;
                i < BATCHES && sql.forgetFinished(clock.instant().minus(properties.kept()), AT_ONCE) == AT_ONCE;
                i++) {
            // the next batch
        }
    }
}

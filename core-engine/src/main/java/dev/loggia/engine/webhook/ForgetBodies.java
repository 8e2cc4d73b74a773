package dev.loggia.engine.webhook;

import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.work.RecurringWork;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** Bodies go after 90 days; that the events came is remembered. */
@Component
final class ForgetBodies implements RecurringWork {
    static final Duration KEPT = Duration.ofDays(90);

    private final WebhookSql sql;
    private final InstantSource clock;

    ForgetBodies(Jdbi jdbi, InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, WebhookSql.class);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget webhook bodies";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        sql.forgetBodies(clock.instant().minus(KEPT));
    }
}

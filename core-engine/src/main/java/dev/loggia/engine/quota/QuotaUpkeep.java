package dev.loggia.engine.quota;

import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.work.RecurringWork;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** Forgets windows long past: nobody can be given back what they used in them. */
@Component
class QuotaUpkeep implements RecurringWork {
    private static final int KEPT_DAYS = 35;

    private final QuotaSql sql;
    private final InstantSource clock;

    QuotaUpkeep(Jdbi jdbi, InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, QuotaSql.class);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "quota-upkeep";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        LocalDate before = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(KEPT_DAYS);
        sql.forget(before);
    }
}

package dev.loggia.engine.work;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Shows what was given up and what fails at the moment, and forgets the former in the end. */
@Component
class ParkedWork implements RecurringWork {
    private final FailureSql sql;
    private final WorkProperties properties;
    private final InstantSource clock;

    ParkedWork(DataSource dataSource, WorkProperties properties, MeterRegistry meters, InstantSource clock) {
        this.sql = new FailureSql(dataSource);
        this.properties = properties;
        this.clock = clock;
        Gauge.builder("loggia.work.parked", sql, FailureSql::countParked)
                .description("Pieces of work that were given up and are still listed in work_failure")
                .register(meters);
        Gauge.builder("loggia.work.failing", sql, FailureSql::countFailing)
                .description("Pieces of work whose step has failed and is tried again")
                .register(meters);
    }

    @Override
    public String name() {
        return "work-parked";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        sql.forgetParked(clock.instant().minus(properties.parkedKept()));
    }
}

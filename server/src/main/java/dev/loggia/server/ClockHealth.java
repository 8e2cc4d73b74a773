package dev.loggia.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Not ready while this machine's clock and the database's differ by more than a second: leases and daily quotas are
 * compared across nodes, and their only common clock is the database's.
 */
@Component("clock")
public class ClockHealth extends AbstractHealthIndicator {
    public static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final JdbcClient database;
    private final InstantSource clock;

    ClockHealth(JdbcClient database, InstantSource clock) {
        super("The database's clock could not be read");
        this.database = database;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Instant before = clock.instant();
        Instant theirs = Objects.requireNonNull(database.sql("select clock_timestamp()")
                        .query(OffsetDateTime.class)
                        .single())
                .toInstant();
        Instant after = clock.instant();
        Duration off = distance(before, theirs, after);
        health.status(off.compareTo(TOLERANCE) > 0 ? "OUT_OF_SERVICE" : "UP")
                .withDetail("differenceMs", off.toMillis());
    }

    /** How far the database's time lies outside the span in which it was asked, so that a slow answer is no difference. */
    public static Duration distance(Instant before, Instant theirs, Instant after) {
        if (theirs.isBefore(before)) {
            return Duration.between(theirs, before);
        }
        return theirs.isAfter(after) ? Duration.between(after, theirs) : Duration.ZERO;
    }
}

package dev.loggia.engine.quota;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/**
 * A token bucket: {@code burst} permits at once, refilled evenly with {@code perMinute} permits a minute.
 *
 * @param perMinute permits a minute in the long run, at least 1
 * @param burst permits at once after a pause, at least 1
 */
record RateRule(int perMinute, int burst) {
    private static final int TIGHT = 4;

    RateRule {
        if (perMinute < 1 || burst < 1) {
            throw new IllegalArgumentException("loggia.rates: permits a minute and burst are at least 1");
        }
    }

    /**
     * What one node allows by itself when the nodes cannot count together: a quarter, so that a few nodes side by side still
     * stay near the limit.
     */
    RateRule tight() {
        return new RateRule(Math.max(1, perMinute / TIGHT), Math.max(1, burst / TIGHT));
    }

    BucketConfiguration bucket() {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}

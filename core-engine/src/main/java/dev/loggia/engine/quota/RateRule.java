package dev.loggia.engine.quota;

import io.github.bucket4j.Bucket;
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
    private static final int BURST_SHARE = 5;
    private static final int SECONDS_A_MINUTE = 60;

    RateRule {
        if (perMinute < 1 || burst < 1) {
            throw new IllegalArgumentException("loggia.rates: permits a minute and burst are at least 1");
        }
    }

    /** At most so many in any second: the burst and a second's refill together. */
    static RateRule inASecond(int most) {
        int burst = Math.max(1, most / BURST_SHARE);
        return new RateRule(SECONDS_A_MINUTE * Math.max(1, most - burst), burst);
    }

    /**
     * What one node allows by itself when the nodes cannot count together: a quarter, so that a few nodes side by side still
     * stay near the limit.
     */
    RateRule tight() {
        return new RateRule(Math.max(1, perMinute / TIGHT), Math.max(1, burst / TIGHT));
    }

    /** A bucket that only this node sees. */
    Bucket localBucket(RateClock clock) {
        return Bucket.builder()
                .addLimit(bucket().getBandwidths()[0])
                .withCustomTimePrecision(clock)
                .build();
    }

    BucketConfiguration bucket() {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}

package dev.loggia.engine.quota;

import io.github.bucket4j.BlockingBucket;
import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A pace that all nodes keep together towards somebody who counts them as one, such as a provider. A turn is reserved, which is one
 * round trip to Redis, and then waited for without asking again, so a crowd of waiters costs Redis no more than as many turns.
 *
 * <p>While Redis is away each node keeps a quarter of the pace for itself: four nodes together stay within it. A node that is
 * configured to have no Redis keeps all of it.
 */
public final class SharedPace {
    private final @Nullable SharedBuckets shared;
    private final RateRule rule;
    private final String key;
    private final Bucket alone;
    private final Counter fallback;

    /** @param shared null: this node counts for itself */
    SharedPace(String name, int perSecond, @Nullable SharedBuckets shared, RateClock clock, MeterRegistry metrics) {
        this.shared = shared;
        this.rule = RateRule.inASecond(perSecond);
        this.key = "loggia:pace:" + name + ":" + rule.perMinute() + ":" + rule.burst();
        this.alone = (shared == null ? rule : rule.tight()).localBucket(clock);
        this.fallback = metrics.counter("loggia.rate.fallback", "limit", name);
    }

    /** A pace of this node alone. */
    public static SharedPace ofThisNode(int perSecond, InstantSource clock) {
        return new SharedPace("alone", perSecond, null, new RateClock(clock), new SimpleMeterRegistry());
    }

    /**
     * Reserves the next turn.
     *
     * @return how long to wait for it; empty, with nothing reserved, when that would be longer than {@code longest}
     */
    public Optional<Duration> reserve(Duration longest) {
        if (shared == null) {
            return reserve(alone.asBlocking(), longest);
        }
        Optional<Optional<Duration>> counted = shared.ask(key, rule, bucket -> reserve(bucket.asBlocking(), longest));
        return counted.orElseGet(() -> {
            fallback.increment();
            return reserve(alone.asBlocking(), longest);
        });
    }

    /** The bucket believes that its waiter waits at once; ours does so later. */
    private static Optional<Duration> reserve(BlockingBucket bucket, Duration longest) {
        AtomicLong wait = new AtomicLong();
        return bucket.tryConsumeUninterruptibly(1, longest, wait::set)
                ? Optional.of(Duration.ofNanos(wait.get()))
                : Optional.empty();
    }
}

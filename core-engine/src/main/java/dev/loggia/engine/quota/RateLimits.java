package dev.loggia.engine.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.loggia.engine.redis.RedisLink;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Burst limits against abuse; not the free quota, which has money value and lives in PostgreSQL.
 *
 * <p>Permits are counted in Redis, exactly and over all nodes (whose clocks should agree). While Redis is away each node
 * counts for itself at a quarter of the limit: it answers on, tight rather than open, and goes back by itself. A node that
 * is configured to have no Redis counts for itself at the full limit.
 */
@Component
public class RateLimits {
    private static final int MOST_SUBJECTS = 100_000;
    private static final Duration FORGET_IDLE = Duration.ofMinutes(10);

    private final RedisLink redis;
    private final RateClock clock;
    private final SharedBuckets shared;
    private final MeterRegistry metrics;
    private final RateSizes settings;
    private final Map<RateLimit, Sizes> sizes = new ConcurrentHashMap<>();
    private final Cache<RateSubject, Bucket> local = Caffeine.newBuilder()
            .maximumSize(MOST_SUBJECTS)
            .expireAfterAccess(FORGET_IDLE)
            .build();

    RateLimits(RedisLink redis, RateSizes settings, InstantSource clock, MeterRegistry metrics) {
        this.redis = redis;
        this.metrics = metrics;
        this.clock = new RateClock(clock);
        this.shared = new SharedBuckets(redis, this.clock);
        this.settings = settings;
        Gauge.builder("loggia.rate.degraded", this, limits -> limits.degraded() ? 1 : 0)
                .description("1 while Redis is away and each node counts for itself")
                .register(metrics);
    }

    /**
     * Takes one permit. Waits at most the Redis timeout, usually well under a millisecond; never throws for a lost Redis.
     *
     * @param subjectKey who is counted, such as {@code Requester.key()}; never an address in the clear
     */
    public RateDecision tryAcquire(RateLimit limit, String subjectKey) {
        Sizes size = sizeOf(limit);
        RateSubject subject = new RateSubject(limit, subjectKey);
        RateDecision decision = decision(consume(subject, size));
        if (decision instanceof RateDecision.Limited) {
            size.limited.increment();
        }
        return decision;
    }

    /**
     * A pace that all nodes keep together towards somebody who counts them as one.
     *
     * @param name in metrics and in Redis, such as {@code kie_query}
     * @param perSecond at most so many in any second
     */
    public SharedPace pace(String name, int perSecond) {
        return new SharedPace(name, perSecond, redis.enabled() ? shared : null, clock, metrics);
    }

    /** Whether this node now counts for itself although it should have Redis. */
    public boolean degraded() {
        return redis.enabled() && shared.away();
    }

    private ConsumptionProbe consume(RateSubject subject, Sizes size) {
        Optional<ConsumptionProbe> counted =
                redis.enabled() ? shared.tryConsume(subject.redisKey(size.full), size.full) : Optional.empty();
        return counted.orElseGet(() -> {
            if (redis.enabled()) {
                size.fallback.increment();
            }
            return local.get(subject, fresh -> size.alone.localBucket(clock)).tryConsumeAndReturnRemaining(1);
        });
    }

    private static RateDecision decision(ConsumptionProbe probe) {
        return probe.isConsumed()
                ? new RateDecision.Allowed(probe.getRemainingTokens())
                : new RateDecision.Limited(Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill())));
    }

    private Sizes sizeOf(RateLimit limit) {
        return sizes.computeIfAbsent(limit, declared -> {
            RateRule rule = settings.rule(declared);
            return new Sizes(rule, redis.enabled() ? rule.tight() : rule, declared, metrics);
        });
    }

    /** One limit with what is measured about it. */
    private static final class Sizes {
        final RateRule full;
        final RateRule alone;
        final Counter limited;
        final Counter fallback;

        Sizes(RateRule full, RateRule alone, RateLimit limit, MeterRegistry metrics) {
            this.full = full;
            this.alone = alone;
            this.limited = metrics.counter("loggia.rate.limited", "limit", limit.wireName());
            this.fallback = metrics.counter("loggia.rate.fallback", "limit", limit.wireName());
        }
    }
}

package dev.loggia.engine.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.loggia.engine.redis.RedisLink;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Buckets in Redis that all nodes share, behind a circuit: after failures Redis is left alone for a second, then tried with
 * three calls. A slow Redis so costs a few requests its timeout, not every request.
 */
final class SharedBuckets {
    private static final Logger log = LoggerFactory.getLogger(SharedBuckets.class);
    private static final String WARM_UP_KEY = "loggia:rate:warm_up";
    private static final int MOST_SUBJECTS = 100_000;
    private static final Duration FORGET_IDLE = Duration.ofMinutes(10);
    /** A bucket that is full again says nothing; Redis drops it this long after. */
    private static final Duration KEEP_FULL = Duration.ofSeconds(10);

    private final RedisLink redis;
    private final RateClock clock;
    private final CircuitBreaker circuit = CircuitBreaker.of(
            "redis-rates",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(20)
                    .minimumNumberOfCalls(5)
                    .failureRateThreshold(50)
                    .waitDurationInOpenState(Duration.ofSeconds(1))
                    .permittedNumberOfCallsInHalfOpenState(3)
                    .build());
    private final Cache<String, BucketProxy> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_SUBJECTS)
            .expireAfterAccess(FORGET_IDLE)
            .build();
    private volatile @Nullable ProxyManager<String> manager;

    SharedBuckets(RedisLink redis, RateClock clock) {
        this.redis = redis;
        this.clock = clock;
        redis.onFirstConnection(this::use);
    }

    /** Whether Redis does not count now. */
    boolean away() {
        return redis.commands().isEmpty() || circuit.getState() != CircuitBreaker.State.CLOSED;
    }

    /** Takes one permit; empty when Redis is away or did not answer in time, and then it may or may not have been taken. */
    Optional<ConsumptionProbe> tryConsume(String key, RateRule rule) {
        return ask(key, rule, bucket -> bucket.tryConsumeAndReturnRemaining(1));
    }

    /** Asks a bucket once; empty when Redis is away or did not answer in time, and then it may or may not have been done. */
    <T> Optional<T> ask(String key, RateRule rule, Function<BucketProxy, T> question) {
        ProxyManager<String> proxies = manager;
        if (proxies == null || redis.commands().isEmpty() || !circuit.tryAcquirePermission()) {
            return Optional.empty();
        }
        long start = circuit.getCurrentTimestamp();
        try {
            T answer = question.apply(buckets.get(key, fresh -> bucket(proxies, fresh, rule)));
            circuit.onSuccess(circuit.getCurrentTimestamp() - start, circuit.getTimestampUnit());
            return Optional.of(answer);
        } catch (RuntimeException unanswered) {
            circuit.onError(circuit.getCurrentTimestamp() - start, circuit.getTimestampUnit(), unanswered);
            return Optional.empty();
        }
    }

    /** Calls for one subject on one node travel together, so that a hammering client does not fight itself in Redis. */
    private static BucketProxy bucket(ProxyManager<String> proxies, String key, RateRule rule) {
        return proxies.builder().withOptimization(Optimizations.batching()).build(key, rule::bucket);
    }

    private void use(StatefulRedisConnection<String, byte[]> connection) {
        ProxyManager<String> made = Bucket4jLettuce.casBasedBuilder(connection)
                .clientClock(clock)
                .requestTimeout(redis.timeout())
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEEP_FULL))
                .build();
        manager = made;
        // The first call loads classes and the script for longer than a request may wait.
        CompletableFuture.runAsync(() -> warmUp(made));
    }

    private static void warmUp(ProxyManager<String> proxies) {
        try {
            bucket(proxies, WARM_UP_KEY, new RateRule(1, 1)).tryConsumeAndReturnRemaining(1);
        } catch (RuntimeException tooSlow) {
            log.debug("Redis was slow at first", tooSlow);
        }
    }
}

package dev.loggia.engine.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.engine.redis.RedisLink;
import dev.loggia.engine.testing.TestClock;
import dev.loggia.engine.testing.TestRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;

class RateLimitsTest {
    private static final int BURST = 10;
    private static final RateLimit GENERATE_FREE = new RateLimit("generate.free", 20, BURST);
    private static final RateLimit GENERATE_MEMBER = new RateLimit("generate.member", 60, 30);
    private static final RateLimit CALLBACK = new RateLimit("callback", 600, 300);
    private static final RateSizes DEFAULTS = new RateSizes(new StandardEnvironment());

    private final TestClock clock = new TestClock(Instant.parse("2026-03-29T00:59:59Z"));
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final String subject = "visitor:" + UUID.randomUUID();

    @Test
    void decidesAsAnExactTokenBucketAlone() {
        RateLimits limits = node(RedisLink.none());
        followsTheModel(limits, 20_000);
    }

    @Test
    void decidesAsAnExactTokenBucketInRedis() {
        try (RedisLink link = linked(TestRedis.shared())) {
            followsTheModel(node(link), 1_000);
        }
    }

    @Test
    void twoNodesTogetherAllowExactlyTheBurst() throws Exception {
        try (RedisLink one = linked(TestRedis.shared());
                RedisLink two = linked(TestRedis.shared())) {
            List<RateLimits> nodes = List.of(node(one), node(two));
            assertThat(allowedOf64AtOnce(nodes)).isEqualTo(BURST);
            assertThat(metrics.counter("loggia.rate.fallback", "limit", "generate_free")
                            .count())
                    .isZero();
        }
    }

    @Test
    void saysWhenTheNextPermitComes() {
        RateLimits limits = node(RedisLink.none());
        assertThat(allowed(limits, GENERATE_FREE, BURST)).isEqualTo(BURST);
        assertThat(limits.tryAcquire(GENERATE_FREE, subject))
                .isEqualTo(new RateDecision.Limited(Duration.ofSeconds(3)));
        clock.advance(Duration.ofSeconds(3).minusNanos(1));
        assertThat(limits.tryAcquire(GENERATE_FREE, subject)).isEqualTo(new RateDecision.Limited(Duration.ofNanos(1)));
        clock.advance(Duration.ofNanos(1));
        assertThat(limits.tryAcquire(GENERATE_FREE, subject)).isEqualTo(new RateDecision.Allowed(0));
        assertThat(metrics.counter("loggia.rate.limited", "limit", "generate_free")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void aPayerNeverMeetsTheFreeLimit() {
        RateLimits limits = node(RedisLink.none());
        assertThat(allowed(limits, GENERATE_FREE, 40)).isEqualTo(BURST);
        assertThat(allowed(limits, GENERATE_MEMBER, 40)).isEqualTo(30);
        assertThat(limits.tryAcquire(GENERATE_FREE, "somebody else")).isInstanceOf(RateDecision.Allowed.class);
    }

    @Test
    void staysTightWhileRedisIsAwayAndRecovers() {
        try (TestRedis redis = TestRedis.start();
                RedisLink link = linked(redis)) {
            RateLimits limits = node(link);
            assertThat(allowed(limits, GENERATE_FREE, BURST)).isEqualTo(BURST);

            redis.stop();
            assertThat(allowed(limits, GENERATE_FREE, 50)).isLessThanOrEqualTo(BURST / 4);
            assertThat(allowed(limits, CALLBACK, 1_000)).isEqualTo(300 / 4);
            await().until(limits::degraded);
            assertThat(metrics.get("loggia.rate.degraded").gauge().value()).isEqualTo(1);

            redis.restart();
            await().atMost(Duration.ofSeconds(60)).until(() -> countsInRedisAgain(limits));
            assertThat(metrics.get("loggia.rate.degraded").gauge().value()).isZero();
            assertThat(allowed(limits, GENERATE_FREE, 50)).isEqualTo(BURST);
        }
    }

    @Test
    void answersSoonWhenRedisHangs() {
        try (TestRedis redis = TestRedis.start();
                RedisLink link = RedisLink.to(redis.url(), Duration.ofMillis(50))) {
            await().until(() -> link.commands().isPresent());
            RateLimits limits = node(link);
            await().until(() -> limits.tryAcquire(CALLBACK, "warm") instanceof RateDecision.Allowed);
            link.commands().orElseThrow().sync().clientPause(30_000);

            long start = System.nanoTime();
            assertThat(allowed(limits, CALLBACK, 2_000)).isEqualTo(300 / 4);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
            assertThat(limits.degraded()).isTrue();
        }
    }

    @Test
    void startsTightWhenRedisWasNeverThere() {
        try (TestRedis redis = TestRedis.start()) {
            redis.stop();
            try (RedisLink link = redis.link()) {
                assertThat(allowed(node(link), GENERATE_FREE, 50)).isEqualTo(BURST / 4);
            }
        }
    }

    @Test
    void twoNodesKeepOnePaceTogether() {
        try (RedisLink one = linked(TestRedis.shared());
                RedisLink two = linked(TestRedis.shared())) {
            String name = subject; // a pace that no other test keeps
            List<SharedPace> nodes = List.of(node(one).pace(name, 10), node(two).pace(name, 10));

            List<Duration> waits = IntStream.range(0, 40)
                    .mapToObj(turn -> nodes.get(turn % 2).reserve(Duration.ofSeconds(2)))
                    .flatMap(Optional::stream)
                    .toList();

            // 2 at once, then 8 a second for as long as anybody waits.
            assertThat(waits).hasSize(18).isSorted().endsWith(Duration.ofSeconds(2));
            assertThat(waits.stream().filter(wait -> wait.compareTo(Duration.ofSeconds(1)) < 0))
                    .hasSizeLessThanOrEqualTo(10);
        }
    }

    @Test
    void aNodeKeepsAQuarterOfThePaceWhileRedisIsAway() {
        try (TestRedis redis = TestRedis.start()) {
            redis.stop();
            try (RedisLink link = redis.link()) {
                SharedPace pace = node(link).pace("provider", 10);
                List<Duration> waits = IntStream.range(0, 40)
                        .mapToObj(turn -> pace.reserve(Duration.ofSeconds(2)))
                        .flatMap(Optional::stream)
                        .toList();
                assertThat(waits).hasSize(5).endsWith(Duration.ofSeconds(2)); // 1 at once, then 2 a second
                assertThat(metrics.counter("loggia.rate.fallback", "limit", "provider")
                                .count())
                        .isEqualTo(40);
            }
        }
    }

    @Test
    void leavesNoSubjectInRedis() {
        try (RedisLink link = linked(TestRedis.shared())) {
            node(link).tryAcquire(GENERATE_FREE, subject);
            assertThat(link.commands().orElseThrow().sync().keys("*"))
                    .isNotEmpty()
                    .allMatch(key -> key.startsWith("loggia:rate:") || key.startsWith("loggia:pace:"))
                    .noneMatch(key -> key.contains(subject));
        }
    }

    /** Random pauses against a token bucket counted in whole 1/60e9 parts of a permit. */
    private void followsTheModel(RateLimits limits, int steps) {
        long whole = Duration.ofMinutes(1).toNanos();
        long level = BURST * whole;
        Random random = new Random(42);
        for (int step = 0; step < steps; step++) {
            Duration pause = Duration.ofNanos(random.nextLong(5_000_000_000L));
            clock.advance(pause);
            level = Math.min(BURST * whole, level + pause.toNanos() * 20);
            boolean expected = level >= whole;
            level -= expected ? whole : 0;
            assertThat(limits.tryAcquire(GENERATE_FREE, subject) instanceof RateDecision.Allowed)
                    .as("step %d", step)
                    .isEqualTo(expected);
        }
    }

    private long allowedOf64AtOnce(List<RateLimits> nodes) throws InterruptedException {
        ExecutorService clients = Executors.newFixedThreadPool(64);
        try {
            List<Callable<RateDecision>> calls = IntStream.range(0, 64)
                    .<Callable<RateDecision>>mapToObj(
                            number -> () -> nodes.get(number % 2).tryAcquire(GENERATE_FREE, subject))
                    .toList();
            return clients.invokeAll(calls).stream()
                    .filter(call -> decided(call) instanceof RateDecision.Allowed)
                    .count();
        } finally {
            clients.shutdownNow();
        }
    }

    private static RateDecision decided(Future<RateDecision> call) {
        try {
            return call.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private long allowed(RateLimits limits, RateLimit limit, int tries) {
        return Stream.generate(() -> limits.tryAcquire(limit, subject))
                .limit(tries)
                .filter(RateDecision.Allowed.class::isInstance)
                .count();
    }

    /** Each try uses a new subject, so that none of them is used up before Redis counts again. */
    private boolean countsInRedisAgain(RateLimits limits) {
        limits.tryAcquire(GENERATE_MEMBER, UUID.randomUUID().toString());
        return !limits.degraded();
    }

    private RateLimits node(RedisLink link) {
        return new RateLimits(link, DEFAULTS, clock, metrics);
    }

    private static RedisLink linked(TestRedis redis) {
        RedisLink link = redis.link();
        await().until(() -> link.commands().isPresent());
        return link;
    }
}

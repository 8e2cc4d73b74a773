package dev.loggia.engine.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.engine.testing.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RedisLinkTest {
    private static final Duration TIMEOUT = Duration.ofMillis(50);

    @Test
    void startsWithoutRedisAndFindsItWhenItComes() {
        try (TestRedis redis = TestRedis.start()) {
            redis.stop();
            try (RedisLink link = RedisLink.to(redis.url(), TIMEOUT)) {
                assertThat(link.commands()).isEmpty();
                redis.restart();
                await().until(() -> link.commands().isPresent());
            }
        }
    }

    @Test
    void hearsAChannelAgainAfterRedisWasRestarted() {
        List<String> heard = new CopyOnWriteArrayList<>();
        AtomicInteger restored = new AtomicInteger();
        try (TestRedis redis = TestRedis.start();
                RedisLink link = redis.link()) {
            RedisChannel channel =
                    link.join("test", heard::add, restored::incrementAndGet).orElseThrow();
            await().until(channel::connected);
            redis.stop();
            await().until(() -> !channel.connected());
            redis.restart();
            await().until(channel::connected);
            assertThat(restored).hasValue(2);
            await().untilAsserted(() -> {
                assertThat(channel.publish("again").toCompletableFuture()).succeedsWithin(TIMEOUT);
                assertThat(heard).contains("again");
            });
        }
    }

    @Test
    void confirmsAnIdleChannelAndRunsRestoredOnlyOnce() {
        AtomicInteger restored = new AtomicInteger();
        try (RedisLink link = TestRedis.shared().link()) {
            RedisChannel channel =
                    link.join("idle", message -> {}, restored::incrementAndGet).orElseThrow();
            await().until(channel::connected);
            // Longer than an unconfirmed channel lives.
            await().during(Duration.ofSeconds(7)).atMost(Duration.ofSeconds(60)).until(channel::connected);
            assertThat(restored).hasValue(1);
        }
    }

    @Test
    void refusesAnAddressWithoutRepeatingIt() {
        assertThatThrownBy(() -> RedisLink.to("http://:hunter2@host", TIMEOUT))
                .isInstanceOf(LoggiaException.class)
                .hasMessageContaining("loggia.redis.url")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void hasNothingToSayWhenANodeWorksAlone() {
        RedisLink link = RedisLink.none();
        assertThat(link.enabled()).isFalse();
        assertThat(link.commands()).isEmpty();
        assertThat(link.join("test", message -> {}, () -> {})).isEmpty();
    }
}

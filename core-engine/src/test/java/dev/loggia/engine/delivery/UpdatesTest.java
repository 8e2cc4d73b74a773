package dev.loggia.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.engine.redis.RedisLink;
import dev.loggia.engine.testing.TestDatabase;
import dev.loggia.engine.testing.TestRedis;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.protocol.CommandType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpdatesTest {
    private static final Subject FEED = new Subject("feed", "public");

    /** Never due within a test, so that what wakes is not the fallback. */
    private static final Duration NEVER = Duration.ofHours(1);

    private final Subject id = some();

    private static Subject some() {
        return new Subject("generation", UUID.randomUUID().toString());
    }

    private final AtomicInteger woken = new AtomicInteger();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<RedisLink> links = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (int last = open.size() - 1; last >= 0; last--) {
            open.get(last).close();
        }
    }

    @Test
    void wakesWatchersOfThatGenerationOnly() {
        Updates updates = alone();
        AtomicInteger others = new AtomicInteger();
        updates.subscribe(id, woken::incrementAndGet);
        updates.subscribe(some(), others::incrementAndGet);
        updates.subscribe(FEED, others::incrementAndGet);
        updates.publish(id);
        awaitValue(woken, 1);
        assertThat(others).hasValue(0);
    }

    @Test
    void wakesTheOtherNodeAndDropsItsOwnEcho() {
        Updates one = node(TestRedis.shared(), NEVER);
        Updates two = node(TestRedis.shared(), NEVER);
        AtomicInteger wokenHere = new AtomicInteger();
        AtomicInteger feedThere = new AtomicInteger();
        awaitConnected(one, two);
        one.subscribe(id, wokenHere::incrementAndGet);
        two.subscribe(id, woken::incrementAndGet);
        two.subscribe(FEED, feedThere::incrementAndGet);
        one.publish(id);
        one.publish(FEED);
        awaitValue(woken, 1);
        awaitValue(feedThere, 1);
        // Redis keeps the order: once the answer of the other node is here, an echo would have been too.
        AtomicInteger answered = new AtomicInteger();
        Subject answer = some();
        one.subscribe(answer, answered::incrementAndGet);
        two.publish(answer);
        awaitValue(answered, 1);
        assertThat(wokenHere).hasValue(1);
    }

    @Test
    void pollsWhileRedisIsAwayAndWakesOnceItIsBack() {
        try (TestRedis redis = TestRedis.start()) {
            Updates one = node(redis, Duration.ofMillis(50));
            Updates two = node(redis, Duration.ofMillis(50));
            awaitConnected(one, two);
            two.subscribe(id, woken::incrementAndGet);

            redis.stop();
            await().until(() -> !two.connected());
            await().until(() -> metrics.get("loggia.updates.connected").gauge().value() == 0);
            one.publish(id);
            int before = woken.get();
            await().untilAsserted(() -> assertThat(woken).hasValueGreaterThan(before + 2));

            redis.restart();
            awaitConnected(one, two);
            await().until(() -> links.stream().allMatch(link -> link.commands().isPresent()));
            AtomicInteger last = new AtomicInteger();
            await().during(Duration.ofMillis(300)).until(() -> last.getAndSet(woken.get()) == woken.get());
            int quiet = woken.get();
            one.publish(id);
            awaitValue(woken, quiet + 1);
        }
    }

    @Test
    void tellsEverybodyToReadAgainWhenAnUpdateCouldNotBeSent() {
        try (TestRedis redis = TestRedis.start();
                RedisLink link = redis.link()) {
            Updates two = node(redis, NEVER);
            await().until(two::connected);
            Updates one = closing(new Updates(link, settings(Duration.ofMillis(50)), metrics));
            await().until(() -> link.commands().isPresent() && one.connected());
            two.subscribe(id, woken::incrementAndGet);
            // Both nodes hear Redis, only the sender knows that its word was refused.
            var commands = link.commands().orElseThrow().sync();
            commands.aclSetuser("default", AclSetuserArgs.Builder.removeCommand(CommandType.PUBLISH));
            one.publish(id);
            commands.aclSetuser("default", AclSetuserArgs.Builder.addCommand(CommandType.PUBLISH));
            await().until(() -> woken.get() > 0);
        }
    }

    @Test
    void publishesAfterTheCommitAndNotAfterARollback() {
        Updates updates = alone();
        updates.subscribe(id, woken::incrementAndGet);
        try (TestDatabase database = TestDatabase.create()) {
            database.transactions().executeWithoutResult(status -> {
                updates.publishAfterCommit(id);
                status.setRollbackOnly();
            });
            database.transactions().executeWithoutResult(status -> {
                updates.publishAfterCommit(id);
                assertThat(woken).hasValue(0);
            });
        }
        awaitValue(woken, 1);
        updates.publishAfterCommit(id);
        awaitValue(woken, 2);
    }

    @Test
    void aFailingWatcherHarmsNobody() {
        Updates updates = alone();
        updates.subscribe(id, () -> {
            throw new IllegalStateException("gone");
        });
        updates.subscribe(id, woken::incrementAndGet);
        updates.publish(id);
        awaitValue(woken, 1);
        updates.publish(id);
        awaitValue(woken, 2);
        await().untilAsserted(() -> assertThat(
                        metrics.counter("loggia.updates.watcher.failures").count())
                .isEqualTo(2));
    }

    @Test
    void manySignalsDuringOneRunLeadToOneMore() throws Exception {
        Updates updates = alone();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        updates.subscribe(id, () -> {
            woken.incrementAndGet();
            started.countDown();
            awaitLatch(go);
        });
        updates.publish(id);
        started.await();
        for (int i = 0; i < 100; i++) {
            updates.publish(id);
        }
        go.countDown();
        await().during(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(woken).hasValue(2));
    }

    @Test
    void fiveThousandIdleWatchersTakeNoThreadAndLeaveNothingBehind() {
        Updates updates = alone();
        int threads = Thread.activeCount();
        List<Subscription> subscriptions = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            subscriptions.add(updates.subscribe(some(), woken::incrementAndGet));
        }
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 1);
        assertThat(metrics.get("loggia.updates.watchers").gauge().value()).isEqualTo(5_000);
        subscriptions.forEach(Subscription::close);
        subscriptions.forEach(Subscription::close);
        assertThat(metrics.get("loggia.updates.watchers").gauge().value()).isZero();
    }

    @Test
    void aClosedSubscriptionIsNotWoken() {
        Updates updates = alone();
        AtomicInteger closed = new AtomicInteger();
        updates.subscribe(id, closed::incrementAndGet).close();
        updates.subscribe(id, woken::incrementAndGet);
        updates.publish(id);
        awaitValue(woken, 1);
        assertThat(closed).hasValue(0);
    }

    private Updates alone() {
        return closing(new Updates(RedisLink.none(), settings(NEVER), metrics));
    }

    private Updates node(TestRedis redis, Duration fallback) {
        RedisLink link = closing(redis.link());
        links.add(link);
        return closing(new Updates(link, settings(fallback), metrics));
    }

    private <T extends AutoCloseable> T closing(T resource) {
        open.add(resource);
        return resource;
    }

    private static void awaitConnected(Updates... nodes) {
        await().until(() -> Stream.of(nodes).allMatch(Updates::connected));
    }

    private static void awaitValue(AtomicInteger counter, int value) {
        await().untilAsserted(() -> assertThat(counter).hasValue(value));
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static UpdatesProperties settings(Duration fallback) {
        return new UpdatesProperties(fallback, 4);
    }
}

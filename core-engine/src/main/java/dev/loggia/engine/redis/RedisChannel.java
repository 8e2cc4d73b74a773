package dev.loggia.engine.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A pub/sub channel that knows whether it is heard. An open socket proves nothing, so the subscription is asked for again
 * every two seconds; Redis confirms each time, and a channel without a confirmation for six seconds counts as lost.
 */
public final class RedisChannel implements AutoCloseable {
    private static final Duration CONFIRM_EVERY = Duration.ofSeconds(2);
    private static final long LOST_AFTER_NANOS = CONFIRM_EVERY.multipliedBy(3).toNanos();

    private final String name;
    private final RedisLink link;
    private final Consumer<String> received;
    private final Runnable restored;
    private final ScheduledExecutorService timer;
    private volatile @Nullable LastingConnection<StatefulRedisPubSubConnection<String, String>> connection;
    private volatile @Nullable ScheduledFuture<?> confirming;
    /** {@link System#nanoTime} of the last confirmation: a wall clock that is set back must not hide a loss. */
    private volatile @Nullable Long confirmedAt;

    RedisChannel(
            String name, RedisLink link, Consumer<String> received, Runnable restored, ScheduledExecutorService timer) {
        this.name = name;
        this.link = link;
        this.received = received;
        this.restored = restored;
        this.timer = timer;
    }

    void listenOver(RedisClient client, RedisURI address) {
        var lasting = new LastingConnection<>(
                () -> client.connectPubSubAsync(StringCodec.UTF8, address), this::subscribe, timer);
        connection = lasting;
        lasting.open();
        confirming = timer.scheduleWithFixedDelay(
                () -> lasting.find().ifPresent(this::askForConfirmation),
                CONFIRM_EVERY.toMillis(),
                CONFIRM_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Whether messages of other nodes arrive now. */
    public boolean connected() {
        Long last = confirmedAt;
        return last != null && System.nanoTime() - last < LOST_AFTER_NANOS;
    }

    /**
     * Sends to everybody who joined, this node too, without waiting.
     *
     * @return ends with an error when Redis is away or did not confirm in time; the message may be lost
     */
    public CompletionStage<Long> publish(String message) {
        return link.commands()
                .<CompletionStage<Long>>map(
                        commands -> commands.async().publish(name, message.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> CompletableFuture.failedFuture(new RedisException("Redis is away")));
    }

    private void subscribe(StatefulRedisPubSubConnection<String, String> made) {
        made.addListener(new Listener());
        made.addListener(new LossListener());
        askForConfirmation(made);
    }

    private void askForConfirmation(StatefulRedisPubSubConnection<String, String> made) {
        made.async().subscribe(name).exceptionally(failure -> null);
    }

    private void confirmed() {
        if (!connected()) {
            restored.run();
        }
        confirmedAt = System.nanoTime();
    }

    @Override
    public void close() {
        ScheduledFuture<?> repeated = confirming;
        if (repeated != null) {
            repeated.cancel(false);
        }
        LastingConnection<?> current = connection;
        if (current != null) {
            current.close();
        }
        confirmedAt = null;
    }

    private final class Listener extends RedisPubSubAdapter<String, String> {
        @Override
        public void message(String channel, String message) {
            received.accept(message);
        }

        @Override
        public void subscribed(String channel, long count) {
            confirmed();
        }
    }

    private final class LossListener implements RedisConnectionStateListener {
        @Override
        public void onRedisDisconnected(RedisChannelHandler<?, ?> lost) {
            confirmedAt = null;
        }
    }
}

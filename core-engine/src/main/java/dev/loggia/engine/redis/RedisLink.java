package dev.loggia.engine.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * This node's link to Redis. It is made without waiting, finds a lost Redis again by itself within about a second, and
 * never queues: while Redis is away it says so at once. Safe for use by many threads.
 */
public final class RedisLink implements AutoCloseable {
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    private static final long SHUTDOWN_SECONDS = 2;

    private final Duration timeout;
    private final @Nullable Client client;

    private RedisLink(Duration timeout, @Nullable Client client) {
        this.timeout = timeout;
        this.client = client;
    }

    /**
     * Starts linking to an address, in the background.
     *
     * @param commandTimeout the longest wait for one command
     * @throws dev.loggia.engine.platform.LoggiaException with {@code CONFIGURATION} when the address cannot be read
     */
    public static RedisLink to(String url, Duration commandTimeout) {
        return new RedisLink(commandTimeout, new Client(RedisClients.address(url), commandTimeout));
    }

    /** The link of a node that works alone and has no Redis. */
    public static RedisLink none() {
        return new RedisLink(Duration.ZERO, null);
    }

    /** Whether this node is meant to have Redis, whether or not it answers now. */
    public boolean enabled() {
        return client != null;
    }

    /** The longest wait for one command. */
    public Duration timeout() {
        return timeout;
    }

    /** The shared connection for commands; empty while Redis is away. Never close it. */
    public Optional<StatefulRedisConnection<String, byte[]>> commands() {
        return client == null ? Optional.empty() : client.commands.find();
    }

    /**
     * Runs {@code action} when Redis first answers, before {@link #commands} has the connection; never when this node has no
     * Redis. The connection is the same for the life of the link. The action runs on a network thread and must not block.
     */
    public void onFirstConnection(Consumer<StatefulRedisConnection<String, byte[]>> action) {
        if (client != null) {
            client.first.thenAccept(action);
        }
    }

    /**
     * Joins a pub/sub channel for as long as the link lives; empty when this node has no Redis.
     *
     * @param received gets each message, on a network thread: it must not block
     * @param restored runs each time the channel begins to be heard, at first and after a loss; messages sent before may have
     *     been missed
     */
    public Optional<RedisChannel> join(String channel, Consumer<String> received, Runnable restored) {
        if (client == null) {
            return Optional.empty();
        }
        RedisChannel joined = new RedisChannel(channel, this, received, restored, client.timer());
        joined.listenOver(client.redis, client.address);
        return Optional.of(joined);
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }

    /** What exists only when there is a Redis to talk to. */
    private static final class Client {
        final RedisURI address;
        final ClientResources resources = RedisClients.resources();
        final RedisClient redis;
        final CompletableFuture<StatefulRedisConnection<String, byte[]>> first = new CompletableFuture<>();
        final LastingConnection<StatefulRedisConnection<String, byte[]>> commands;

        Client(RedisURI address, Duration commandTimeout) {
            this.address = address;
            redis = RedisClients.client(resources, commandTimeout);
            commands = new LastingConnection<>(() -> redis.connectAsync(CODEC, address), first::complete, timer());
            commands.open();
        }

        ScheduledExecutorService timer() {
            return resources.eventExecutorGroup();
        }

        void close() {
            commands.giveUp();
            redis.shutdown(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
            resources
                    .shutdown(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS)
                    .awaitUninterruptibly(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        }
    }
}

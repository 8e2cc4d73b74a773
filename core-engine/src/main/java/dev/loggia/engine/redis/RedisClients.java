package dev.loggia.engine.redis;

import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lettuce set so that a lost Redis is noticed at once, refused at once and found again within a second. */
final class RedisClients {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration FIRST_RECONNECT = Duration.ofMillis(20);
    private static final Duration LONGEST_RECONNECT = Duration.ofSeconds(1);
    private static final int THREADS = 2;

    private RedisClients() {}

    static ClientResources resources() {
        return ClientResources.builder()
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .reconnectDelay(Delay.exponential(FIRST_RECONNECT, LONGEST_RECONNECT, 2, TimeUnit.MILLISECONDS))
                .build();
    }

    static RedisClient client(ClientResources resources, Duration commandTimeout) {
        RedisClient client = RedisClient.create(resources);
        client.setOptions(ClientOptions.builder()
                // Waiting in a queue for a Redis that is away would turn its loss into ours.
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(commandTimeout))
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT_TIMEOUT)
                        .keepAlive(true)
                        .build())
                .build());
        return client;
    }

    /**
     * Reads the address.
     *
     * @throws LoggiaException with {@link ErrorCode#CONFIGURATION}; the address itself stays out of the message
     */
    static RedisURI address(String url) {
        try {
            RedisURI address = RedisURI.create(url);
            address.setTimeout(CONNECT_TIMEOUT);
            return address;
        } catch (IllegalArgumentException notAnAddress) {
            throw new LoggiaException(
                    ErrorCode.CONFIGURATION, "loggia.redis.url is not an address such as redis://host:6379");
        }
    }
}

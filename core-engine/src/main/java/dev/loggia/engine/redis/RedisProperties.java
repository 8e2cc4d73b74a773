package dev.loggia.engine.redis;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Redis is.
 *
 * @param enabled false says that this is the only node: limits are then counted in memory, at their full size
 * @param url {@code redis://} or {@code rediss://} (TLS) address, with the password if there is one
 * @param timeout how long one command may take before the node goes on without Redis
 */
@ConfigurationProperties("loggia.redis")
record RedisProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("redis://127.0.0.1:6379") String url,
        @DefaultValue("50ms") Duration timeout) {

    RedisProperties {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("loggia.redis.timeout must be positive");
        }
    }

    /** Without the address: it may hold a password. */
    @Override
    public String toString() {
        return "RedisProperties[enabled=" + enabled + ", timeout=" + timeout + "]";
    }
}

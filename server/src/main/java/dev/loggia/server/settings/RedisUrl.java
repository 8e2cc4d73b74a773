package dev.loggia.server.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** A checked {@code redis://} or {@code rediss://} address; it may hold a password, so {@link #toString()} hides it. */
public record RedisUrl(String value) {
    private static final Set<String> SCHEMES = Set.of("redis", "rediss");

    /** Reads an address and refuses what the Redis client could not use. */
    public static RedisUrl parse(String text) {
        try {
            URI uri = new URI(text);
            if (SCHEMES.contains(String.valueOf(uri.getScheme())) && uri.getHost() != null) {
                return new RedisUrl(text);
            }
        } catch (URISyntaxException e) {
            // The exception's message holds the address, and so perhaps a password: it is dropped on purpose.
        }
        throw new StartupProblem(
                "REDIS_URL must look like redis://:password@host:6379, or rediss:// for TLS; write special characters of the"
                        + " password percent-encoded.");
    }

    @Override
    public String toString() {
        return "redis://***";
    }
}

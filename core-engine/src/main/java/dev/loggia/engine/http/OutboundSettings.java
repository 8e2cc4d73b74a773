package dev.loggia.engine.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a client goes.
 *
 * @param peer whom it calls, in metrics: {@code kie}, {@code turnstile}; never an address
 * @param connectTimeout for each address of the host
 * @param idleTimeout longest silence of the other side
 * @param deadline for a whole call, from the first look-up of the name to the last byte
 * @param maxBytes of an answer that is read whole
 * @param resolver null: the system's, and the system's proxies are used. With one of our own there is no proxy, for that would
 *     look names up by itself
 * @param keepsConnections false uses each connection once, so that leftovers of a lying answer never reach the next call
 */
public record OutboundSettings(
        String peer,
        Duration connectTimeout,
        Duration idleTimeout,
        Duration deadline,
        long maxBytes,
        @Nullable HostResolver resolver,
        boolean keepsConnections) {

    /** For an API of somebody we chose. */
    public static OutboundSettings api(String peer, Duration connectTimeout, Duration deadline, long maxBytes) {
        return new OutboundSettings(peer, connectTimeout, deadline, deadline, maxBytes, null, true);
    }
}

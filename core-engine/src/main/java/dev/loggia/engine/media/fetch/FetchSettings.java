package dev.loggia.engine.media.fetch;

import java.time.Duration;
import java.util.List;

/**
 * How far the fetcher goes.
 *
 * @param allowedOrigins exact origins that may be private and plain http, for stand-ins and tests
 * @param egressHosts when not empty, the only hosts fetched; {@code *.example.com} means every host below
 * @param connectTimeout per address
 * @param idleTimeout longest silence of the other side
 * @param totalTimeout for everything, redirects included
 */
public record FetchSettings(
        List<String> allowedOrigins,
        List<String> egressHosts,
        Duration connectTimeout,
        Duration idleTimeout,
        Duration totalTimeout) {
    public FetchSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
        egressHosts = List.copyOf(egressHosts);
    }
}

package dev.loggia.engine.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How watchers are woken.
 *
 * @param fallback how often everybody is woken while updates of other nodes do not arrive
 * @param threads how many wakes run at the same time
 */
@ConfigurationProperties("loggia.updates")
record UpdatesProperties(
        @DefaultValue("2s") Duration fallback,
        @DefaultValue("4") int threads) {

    UpdatesProperties {
        if (fallback.toMillis() < 1 || threads < 1) {
            throw new IllegalArgumentException("loggia.updates: fallback and threads must be positive");
        }
    }
}

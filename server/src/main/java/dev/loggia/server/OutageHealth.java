package dev.loggia.server;

import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.media.Media;
import dev.loggia.engine.quota.RateLimits;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * What is away while this node goes on without it, shown in the group "outages". {@code DEGRADED} is said with HTTP 200: the other nodes
 * miss the same, so taking this one away would only make it worse.
 */
@Component("neighboursHealthIndicator")
class OutageHealth extends AbstractHealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED");

    private final RateLimits rates;
    private final Generations generations;
    private final Media media;

    OutageHealth(RateLimits rates, Generations generations, Media media) {
        this.rates = rates;
        this.generations = generations;
        this.media = media;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        boolean redis = rates.degraded();
        boolean provider = generations.paused();
        boolean store = media.storeFails();
        health.status(redis || provider || store ? DEGRADED : Status.UP)
                .withDetail("redis", redis ? "away: limits are tighter" : "there")
                .withDetail("provider", provider ? "takes nothing: what was accepted waits" : "there")
                .withDetail("store", store ? "fails: results wait" : "there");
    }
}

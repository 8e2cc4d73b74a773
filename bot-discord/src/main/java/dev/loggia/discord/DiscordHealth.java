package dev.loggia.discord;

import dev.loggia.discord.gateway.DiscordGateway;
import dev.loggia.discord.shard.Shards;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/**
 * How the shards are that this node leads. {@code DEGRADED} is said with HTTP 200: another node would reach Discord no better.
 * A node that leads none is as it should be.
 */
@Component("discordHealthIndicator")
@Conditional(TokenIsSet.class)
class DiscordHealth extends AbstractHealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED");

    private final Shards shards;

    DiscordHealth(Shards shards, MeterRegistry meters) {
        this.shards = shards;
        Gauge.builder("loggia.discord.shards", this, DiscordHealth::connected)
                .description("shards that this node leads and that are connected")
                .register(meters);
        Gauge.builder("loggia.discord.silence", this, health -> health.silence().toMillis() / 1000.0)
                .description("how long the most silent of them has said nothing")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        int led = shards.sessions().size();
        int connected = connected();
        health.status(connected == led ? Status.UP : DEGRADED)
                .withDetail("shards", shards.total())
                .withDetail("led", led)
                .withDetail("connected", connected)
                .withDetail("silentSeconds", silence().toSeconds());
    }

    private int connected() {
        return (int)
                sessions().stream().filter(DiscordGateway.Session::connected).count();
    }

    private Duration silence() {
        return sessions().stream()
                .map(DiscordGateway.Session::silence)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private Collection<DiscordGateway.Session> sessions() {
        return shards.sessions().values();
    }
}

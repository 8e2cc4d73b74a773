package dev.loggia.sandbox.discord;

import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.javacord.api.DiscordApi;
import org.javacord.api.DiscordApiBuilder;
import org.javacord.api.entity.intent.Intent;

/** The real Javacord, led to the stand-in by its proxy setting alone. */
final class Library implements AutoCloseable {
    final DiscordApi api;

    private Library(DiscordApi api) {
        this.api = api;
    }

    static Library login(DiscordStandIn discord) {
        return new Library(
                builder(discord).login().orTimeout(60, TimeUnit.SECONDS).join());
    }

    static Library login(DiscordStandIn discord, int shard, int shards) {
        DiscordApiBuilder builder = builder(discord).setTotalShards(shards).setCurrentShard(shard);
        return new Library(builder.login().orTimeout(60, TimeUnit.SECONDS).join());
    }

    private static DiscordApiBuilder builder(DiscordStandIn discord) {
        return new DiscordApiBuilder()
                .setToken(discord.token())
                .setProxy(new Proxy(Proxy.Type.HTTP, discord.proxy()))
                .setTrustAllCertificates(true)
                .setUserCacheEnabled(false)
                .setShutdownHookRegistrationEnabled(false)
                .setGatewayIdentifyRatelimiter(() -> {})
                .setAllIntentsWhere(intent -> intent == Intent.GUILDS);
    }

    @Override
    public void close() {
        try {
            api.setReconnectDelay(attempt -> 1);
            api.disconnect()
                    .orTimeout(Duration.ofSeconds(10).toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (RuntimeException e) {
            // Javacord's executor may be gone already.
        }
    }
}

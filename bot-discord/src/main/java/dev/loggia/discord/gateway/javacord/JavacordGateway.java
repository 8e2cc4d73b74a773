package dev.loggia.discord.gateway.javacord;

import dev.loggia.discord.gateway.DiscordGateway;

/**
 * Discord's gateway by Javacord 3.8.0: it identifies, beats, resumes and follows Discord's orders to reconnect. What it does
 * beyond that is not used. It is at its end of life, which is why nothing but this package knows it.
 */
public final class JavacordGateway implements DiscordGateway {
    private final JavacordSettings settings;

    public JavacordGateway(JavacordSettings settings) {
        this.settings = settings;
    }

    @Override
    public Session connect(int shard, int shards, Listener listener) {
        return new JavacordSession(settings, shard, shards, listener).start();
    }
}

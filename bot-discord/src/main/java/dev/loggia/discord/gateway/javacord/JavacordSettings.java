package dev.loggia.discord.gateway.javacord;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How Javacord connects.
 *
 * @param loginTimeout how long a shard may take to become ready
 * @param silentAfter how long a connection may say nothing before it is replaced: more than two of Discord's heartbeats, about
 *     41 seconds each
 * @param watchEvery how often that is looked at
 * @param standIn where a stand-in for all of Discord listens as a proxy, whose certificate is not checked; null for Discord
 */
public record JavacordSettings(
        String token,
        Duration loginTimeout,
        Duration silentAfter,
        Duration watchEvery,
        @Nullable InetSocketAddress standIn) {

    @Override
    public String toString() {
        return "JavacordSettings[" + (standIn == null ? "Discord" : "a stand-in") + "]";
    }
}

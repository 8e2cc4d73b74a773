package dev.loggia.discord;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Discord door's settings.
 *
 * @param token the bot's; blank keeps the door closed
 * @param api the root of Discord's HTTP API, without a slash at its end
 * @param shards a number, the same on every node, or {@code auto} for what Discord recommends
 * @param acknowledgements how many people are acknowledged at the same time
 * @param waiting how many may wait for that
 * @param loginTimeout how long a shard may take to become ready
 * @param silentAfter how long a connection may say nothing, heartbeats included, before it is replaced
 * @param watchEvery how often that is looked at
 * @param leadEvery how often it is looked at who leads a shard
 * @param leadGrace how long shards are kept while the database that says who leads is away
 * @param keepWarm how often the connection for acknowledgements is used, so that it stays open
 * @param standInProxy {@code host:port} of a stand-in for all of Discord; for rehearsals on this machine alone
 */
@ConfigurationProperties("loggia.discord")
public record DiscordProperties(
        @DefaultValue("") String token,
        @DefaultValue("https://discord.com/api/v10") URI api,
        @DefaultValue("auto") String shards,
        @DefaultValue("32") int acknowledgements,
        @DefaultValue("5000") int waiting,
        @DefaultValue("60s") Duration loginTimeout,
        @DefaultValue("110s") Duration silentAfter,
        @DefaultValue("1s") Duration watchEvery,
        @DefaultValue("3s") Duration leadEvery,
        @DefaultValue("60s") Duration leadGrace,
        @DefaultValue("25s") Duration keepWarm,
        @DefaultValue("") String standInProxy) {
    private static final String AUTO = "auto";
    private static final int MOST_SHARDS = 1000;
    private static final String STAND_IN_TOKEN = "sandbox";

    public DiscordProperties {
        token = token.strip();
        if (!shards.equals(AUTO) && !shards.matches("[1-9][0-9]{0,2}|" + MOST_SHARDS)) {
            throw new IllegalArgumentException("loggia.discord.shards is auto or a number from 1 to " + MOST_SHARDS);
        }
        if (acknowledgements < 1 || waiting < 1 || leadEvery.toSeconds() > 10) {
            throw new IllegalArgumentException("loggia.discord: a limit is too small, or lead-every above 10s");
        }
        if (!standInProxy.isEmpty() && !isRehearsal(token, api, standInProxy)) {
            throw new IllegalArgumentException("loggia.discord.stand-in-proxy sends the bot's token to a stand-in whose"
                    + " certificate nobody checks; remove it, or the token of the real bot");
        }
    }

    /** 0 for what Discord recommends. */
    int shardCount() {
        return shards.equals(AUTO) ? 0 : Integer.parseInt(shards);
    }

    /** A stand-in is on this machine, with all of Discord, and its tokens say what they are. */
    private static boolean isRehearsal(String token, URI api, String proxy) {
        return token.endsWith(STAND_IN_TOKEN) && isHere(api.getHost()) && isHere(proxy.replaceAll(":[0-9]+$", ""));
    }

    private static boolean isHere(String host) {
        return "localhost".equals(host) || host.startsWith("127.");
    }

    /** The token stays out of logs. */
    @Override
    public String toString() {
        return "DiscordProperties[shards=" + shards + "]";
    }
}

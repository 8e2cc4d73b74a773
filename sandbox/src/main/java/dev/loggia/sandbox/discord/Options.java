package dev.loggia.sandbox.discord;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How the stand-in behaves; start from {@link #defaults()} and change one thing with the method of its name.
 *
 * @param port of plain HTTP at 127.0.0.1; 0 takes a free one. The proxy and the gateway always take free ones
 * @param guilds how many guilds the bot is a member of at the start
 * @param token the only bot token accepted; null makes one up
 * @param clock decides the three seconds, the fifteen minutes and what a snowflake's time is
 * @param heartbeat what HELLO asks for; Javacord hangs below half a second, so a second is the least
 * @param attachmentLimit bytes a file may have, which each interaction tells
 * @param privilegedIntents whether members, presences and message content may be asked for
 * @param stateDir where messages and ids are kept over a restart; null keeps them in memory
 */
public record Options(
        int port,
        int guilds,
        @Nullable String token,
        InstantSource clock,
        Duration heartbeat,
        long attachmentLimit,
        boolean privilegedIntents,
        @Nullable Path stateDir) {
    private static final Duration USUAL_HEARTBEAT = Duration.ofMillis(41_250);
    private static final long TEN_MEBIBYTES = 10L << 20;

    public Options {
        if (port < 0 || port > 65535 || guilds < 0 || guilds > 200) {
            throw new IllegalArgumentException("port is 0 to 65535, guilds 0 to 200");
        }
        if (heartbeat.toMillis() < 1000 || attachmentLimit < 0) {
            throw new IllegalArgumentException("heartbeat is a second or more, attachmentLimit is not negative");
        }
    }

    /** One guild, the system's clock, 10 MiB a file, nothing kept on disk. */
    public static Options defaults() {
        return new Options(0, 1, null, InstantSource.system(), USUAL_HEARTBEAT, TEN_MEBIBYTES, false, null);
    }

    public Options port(int value) {
        return new Options(value, guilds, token, clock, heartbeat, attachmentLimit, privilegedIntents, stateDir);
    }

    public Options guilds(int value) {
        return new Options(port, value, token, clock, heartbeat, attachmentLimit, privilegedIntents, stateDir);
    }

    public Options token(@Nullable String value) {
        return new Options(port, guilds, value, clock, heartbeat, attachmentLimit, privilegedIntents, stateDir);
    }

    public Options clock(InstantSource value) {
        return new Options(port, guilds, token, value, heartbeat, attachmentLimit, privilegedIntents, stateDir);
    }

    public Options heartbeat(Duration value) {
        return new Options(port, guilds, token, clock, value, attachmentLimit, privilegedIntents, stateDir);
    }

    public Options attachmentLimit(long value) {
        return new Options(port, guilds, token, clock, heartbeat, value, privilegedIntents, stateDir);
    }

    public Options privilegedIntents(boolean value) {
        return new Options(port, guilds, token, clock, heartbeat, attachmentLimit, value, stateDir);
    }

    public Options stateDir(@Nullable Path value) {
        return new Options(port, guilds, token, clock, heartbeat, attachmentLimit, privilegedIntents, value);
    }

    /** The token stays out of logs. */
    @Override
    public String toString() {
        return "Options[port=" + port + ", guilds=" + guilds + "]";
    }
}

package dev.loggia.sandbox.telegram;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the stand-in behaves; {@link #defaults()} and one {@code with…} a change.
 *
 * @param port to listen on at 127.0.0.1; 0 takes a free one
 * @param token the bot's, as BotFather gives it: digits, a colon, a secret
 * @param botName how the bot is called in a chat
 * @param botUsername without the {@code @}; ends in {@code bot}
 * @param people who is there: first names; the first owns the groups
 * @param group what the group is called
 * @param clock dates messages and ages queries; a long poll waits in real time
 * @param queryLife how long a pressed button or an inline query waits for its answer; Telegram's is about 15 s
 * @param webhookRetry before the first retry of a webhook, doubled each time up to a minute
 * @param stateDir where everything is kept, so that a restart forgets nothing; null keeps it in memory
 */
public record Options(
        int port,
        String token,
        String botName,
        String botUsername,
        List<String> people,
        String group,
        InstantSource clock,
        Duration queryLife,
        Duration webhookRetry,
        @Nullable Path stateDir) {

    public Options {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port is 0 to 65535");
        }
        if (!token.matches("\\d{6,12}:[A-Za-z0-9_-]{10,64}")) {
            throw new IllegalArgumentException("the token is digits, a colon and a secret");
        }
        people = List.copyOf(people);
        if (people.isEmpty()) {
            throw new IllegalArgumentException("somebody must be there");
        }
    }

    /** A free port, the system's clock, Ada, Ben and Chidi, nothing kept on disk. */
    public static Options defaults() {
        return new Options(
                0,
                "7000000001:AAStandInTokenThatOpensNothingElse0",
                "Loggia",
                "loggia_test_bot",
                List.of("Ada", "Ben", "Chidi"),
                "Painters",
                InstantSource.system(),
                Duration.ofSeconds(30),
                Duration.ofMillis(200),
                null);
    }

    public Options withPort(int value) {
        return new Options(value, token, botName, botUsername, people, group, clock, queryLife, webhookRetry, stateDir);
    }

    public Options withToken(String value) {
        return new Options(port, value, botName, botUsername, people, group, clock, queryLife, webhookRetry, stateDir);
    }

    public Options withBot(String name, String username) {
        return new Options(port, token, name, username, people, group, clock, queryLife, webhookRetry, stateDir);
    }

    public Options withPeople(List<String> value) {
        return new Options(port, token, botName, botUsername, value, group, clock, queryLife, webhookRetry, stateDir);
    }

    public Options withClock(InstantSource value) {
        return new Options(port, token, botName, botUsername, people, group, value, queryLife, webhookRetry, stateDir);
    }

    public Options withQueryLife(Duration value) {
        return new Options(port, token, botName, botUsername, people, group, clock, value, webhookRetry, stateDir);
    }

    public Options withWebhookRetry(Duration value) {
        return new Options(port, token, botName, botUsername, people, group, clock, queryLife, value, stateDir);
    }

    public Options withStateDir(@Nullable Path value) {
        return new Options(port, token, botName, botUsername, people, group, clock, queryLife, webhookRetry, value);
    }

    long botId() {
        return Long.parseLong(token.substring(0, token.indexOf(':')));
    }

    /** The token stays out of logs. */
    @Override
    public String toString() {
        return "Options[port=" + port + ", bot=" + botUsername + "]";
    }
}

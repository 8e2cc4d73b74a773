package dev.loggia.telegram.wire;

import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How Telegram is reached. Without {@code token} there is no door.
 *
 * @param token what BotFather gave
 * @param apiUrl scheme, host and port of the Bot API: Telegram's, one's own server, or a stand-in
 * @param webhook whether Telegram calls us at {@code /webhooks/telegram}, instead of being asked by one node
 * @param pollTimeout how long Telegram keeps a question for updates open when there are none; at most 50 seconds
 * @param lease how long a node that asks for updates keeps the others from doing so after it was heard of last
 * @param maxUpload the largest file that is sent; Telegram takes 50 MB, one's own server up to 2000
 * @param maxUpdate the largest update that the webhook reads
 * @param editPause the least time between two changes of one message while it shows progress
 * @param pressGrace how long a pressed button may spin before it is told that it was heard
 */
@ConfigurationProperties("loggia.telegram")
public record TelegramProperties(
        @DefaultValue("") String token,
        @DefaultValue("https://api.telegram.org") URI apiUrl,
        @DefaultValue("false") boolean webhook,
        @DefaultValue("50s") Duration pollTimeout,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("50MB") DataSize maxUpload,
        @DefaultValue("1MB") DataSize maxUpdate,
        @DefaultValue("3s") Duration editPause,
        @DefaultValue("1500ms") Duration pressGrace) {
    private static final Duration LONGEST_POLL = Duration.ofSeconds(50);
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);

    public TelegramProperties {
        String path = apiUrl.getPath();
        check(
                apiUrl.getHost() != null
                        && (path == null || path.isEmpty() || path.equals("/"))
                        && ("https".equals(apiUrl.getScheme()) || "http".equals(apiUrl.getScheme())),
                "loggia.telegram.api-url must be scheme, host and port of a Bot API server");
        check(
                !pollTimeout.isNegative() && pollTimeout.compareTo(LONGEST_POLL) <= 0,
                "loggia.telegram.poll-timeout must be at most 50 seconds");
        check(lease.compareTo(SHORTEST_LEASE) >= 0, "loggia.telegram.lease must be at least a second");
        check(maxUpdate.toBytes() >= 1024, "loggia.telegram.max-update must be at least 1KB");
    }

    /** The token, checked; its value is never part of an error. */
    public BotToken botToken() {
        try {
            return new BotToken(token);
        } catch (IllegalArgumentException e) {
            throw new LoggiaException(
                    ErrorCode.CONFIGURATION, "loggia.telegram.token is not a token as BotFather gives them");
        }
    }

    /** Whether the Bot API is on this machine, as a stand-in is: then people may be led to addresses of this machine. */
    public boolean apiIsHere() {
        String host = apiUrl.getHost();
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static void check(boolean right, String sentence) {
        if (!right) {
            throw new LoggiaException(ErrorCode.CONFIGURATION, sentence);
        }
    }

    @Override
    public String toString() {
        return "TelegramProperties[" + apiUrl + "]";
    }
}

package dev.loggia.engine.provider.kie;

import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How KIE.AI is reached. Without {@code base-url} there is no adapter.
 *
 * @param baseUrl where the API is, such as {@code https://api.kie.ai}
 * @param apiKey the bearer key
 * @param webhookHmacKey the key that signs callbacks, when one was made in KIE's settings; blank: only the address's MAC is checked
 * @param connectTimeout how long a connection may take
 * @param requestTimeout how long a whole call may take, from connecting to the last byte
 * @param maxAnswer the longest answer that is read
 * @param queriesPerSecond task queries of all nodes together; KIE allows 10 for one key
 */
@ConfigurationProperties("loggia.kie")
record KieProperties(
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String webhookHmacKey,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration requestTimeout,
        @DefaultValue("1MB") DataSize maxAnswer,
        @DefaultValue("10") int queriesPerSecond) {
    private static final Pattern HEADER_SAFE = Pattern.compile("[\\x21-\\x7e]{1,512}");
    private static final long MAX_ANSWER_LIMIT = DataSize.ofMegabytes(64).toBytes();

    KieProperties {
        check(connectTimeout.toMillis() > 0, "loggia.kie.connect-timeout must be positive");
        check(
                requestTimeout.compareTo(connectTimeout) > 0,
                "loggia.kie.request-timeout must be longer than loggia.kie.connect-timeout");
        check(
                maxAnswer.toBytes() >= 1024 && maxAnswer.toBytes() <= MAX_ANSWER_LIMIT,
                "loggia.kie.max-answer must be between 1KB and 64MB");
        check(queriesPerSecond >= 1, "loggia.kie.queries-per-second must be at least 1");
    }

    /** The API's address, checked; a wrong one is named in the exception. */
    URI base() {
        return Addresses.base("loggia.kie.base-url", baseUrl);
    }

    /** The key, checked to be fit for a header; its value is never part of an error. */
    String checkedApiKey() {
        check(
                HEADER_SAFE.matcher(apiKey).matches(),
                "loggia.kie.api-key is missing or holds characters that no KIE.AI key has");
        return apiKey;
    }

    private static void check(boolean right, String sentence) {
        if (!right) {
            throw new LoggiaException(ErrorCode.CONFIGURATION, sentence);
        }
    }

    @Override
    public String toString() {
        return "KieProperties[" + baseUrl + "]";
    }
}

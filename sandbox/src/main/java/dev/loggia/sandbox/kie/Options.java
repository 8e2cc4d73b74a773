package dev.loggia.sandbox.kie;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the stand-in behaves. {@link #defaults()} is paced for people, {@link #fast()} for tests; {@link #toBuilder()}
 * changes one thing.
 *
 * @param port to listen on at 127.0.0.1; 0 takes a free one
 * @param apiKey the only bearer accepted; null accepts any, but never none
 * @param webhookHmacKey signs callbacks; null leaves them unsigned, as an account without a key does
 * @param stateDir where tasks are kept, so that a killed process forgets nothing; null keeps them in memory
 * @param durationFactor multiplies every task's and retry's duration
 * @param imageTime how long a picture takes, before the factor and a spread of a fifth
 * @param videoTime the same for a film
 * @param invisibleFor how long recordInfo does not know a new task yet
 * @param balance credits at the start
 * @param rateLimit new tasks accepted in one window; KIE's is 20 in 10 s
 * @param rateWindow see rateLimit
 * @param queriesPerSecond recordInfo calls allowed in a second; 0 does not count them (KIE's is 10)
 * @param resultExpiry how long result addresses work; KIE says both 14 days and 24 hours
 * @param callbackTimeout how long a callback's receiver may take
 * @param callbackRetryDelay before the first of three retries, doubled each time, times the factor
 * @param realStatusCodes also answers with the code as HTTP status; KIE answers 200 and sets {@code code}
 * @param publicUrl how clients reach it when something stands between, such as a proxy; null: directly
 * @param pictureSide a 1K square's side in pixels; films are five eighths of it
 * @param seed makes task ids repeatable; null draws them at random
 */
public record Options(
        int port,
        @Nullable String apiKey,
        @Nullable String webhookHmacKey,
        @Nullable Path stateDir,
        double durationFactor,
        Duration imageTime,
        Duration videoTime,
        Duration invisibleFor,
        BigDecimal balance,
        int rateLimit,
        Duration rateWindow,
        int queriesPerSecond,
        Duration resultExpiry,
        Duration callbackTimeout,
        Duration callbackRetryDelay,
        boolean realStatusCodes,
        @Nullable URI publicUrl,
        int pictureSide,
        @Nullable Long seed) {

    public Options {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port is 0 to 65535");
        }
        if (!(durationFactor >= 0) || rateLimit < 0 || queriesPerSecond < 0) {
            throw new IllegalArgumentException("factor and limits are not negative");
        }
        if (pictureSide < 64 || pictureSide > 2048) {
            throw new IllegalArgumentException("pictureSide is 64 to 2048");
        }
    }

    /** Pictures in about 3.6 s, films in about 8 s, any bearer, nothing kept on disk. */
    public static Options defaults() {
        return new Builder().build();
    }

    /** Pictures in about 80 ms, films in about 180 ms, both small; callbacks retried within a second. */
    public static Options fast() {
        return new Builder()
                .durationFactor(0.022)
                .invisibleFor(Duration.ofMillis(10))
                .pictureSide(256)
                .build();
    }

    public static Builder builder() {
        return new Builder();
    }

    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "Options[port=" + port + ", durationFactor=" + durationFactor + "]";
    }

    Duration scaled(Duration duration) {
        return Duration.ofNanos((long) (duration.toNanos() * durationFactor));
    }

    /** Collects options; starts from {@link Options#defaults()}. */
    public static final class Builder {
        private int port;
        private @Nullable String apiKey;
        private @Nullable String webhookHmacKey;
        private @Nullable Path stateDir;
        private double durationFactor = 1;
        private Duration imageTime = Duration.ofMillis(3600);
        private Duration videoTime = Duration.ofSeconds(8);
        private Duration invisibleFor = Duration.ofMillis(150);
        private BigDecimal balance = BigDecimal.valueOf(1_000_000);
        private int rateLimit = 20;
        private Duration rateWindow = Duration.ofSeconds(10);
        private int queriesPerSecond;
        private Duration resultExpiry = Duration.ofDays(14);
        private Duration callbackTimeout = Duration.ofSeconds(15);
        private Duration callbackRetryDelay = Duration.ofSeconds(5);
        private boolean realStatusCodes;
        private @Nullable URI publicUrl;
        private int pictureSide = 1024;
        private @Nullable Long seed;

        private Builder() {}

        private Builder(Options from) {
            port = from.port;
            apiKey = from.apiKey;
            webhookHmacKey = from.webhookHmacKey;
            stateDir = from.stateDir;
            durationFactor = from.durationFactor;
            imageTime = from.imageTime;
            videoTime = from.videoTime;
            invisibleFor = from.invisibleFor;
            balance = from.balance;
            rateLimit = from.rateLimit;
            rateWindow = from.rateWindow;
            queriesPerSecond = from.queriesPerSecond;
            resultExpiry = from.resultExpiry;
            callbackTimeout = from.callbackTimeout;
            callbackRetryDelay = from.callbackRetryDelay;
            realStatusCodes = from.realStatusCodes;
            publicUrl = from.publicUrl;
            pictureSide = from.pictureSide;
            seed = from.seed;
        }

        public Builder port(int value) {
            port = value;
            return this;
        }

        public Builder apiKey(@Nullable String value) {
            apiKey = value;
            return this;
        }

        public Builder webhookHmacKey(@Nullable String value) {
            webhookHmacKey = value;
            return this;
        }

        public Builder stateDir(@Nullable Path value) {
            stateDir = value;
            return this;
        }

        public Builder durationFactor(double value) {
            durationFactor = value;
            return this;
        }

        public Builder imageTime(Duration value) {
            imageTime = value;
            return this;
        }

        public Builder videoTime(Duration value) {
            videoTime = value;
            return this;
        }

        public Builder invisibleFor(Duration value) {
            invisibleFor = value;
            return this;
        }

        public Builder balance(BigDecimal value) {
            balance = value;
            return this;
        }

        public Builder rateLimit(int value) {
            rateLimit = value;
            return this;
        }

        public Builder rateWindow(Duration value) {
            rateWindow = value;
            return this;
        }

        public Builder queriesPerSecond(int value) {
            queriesPerSecond = value;
            return this;
        }

        public Builder resultExpiry(Duration value) {
            resultExpiry = value;
            return this;
        }

        public Builder callbackTimeout(Duration value) {
            callbackTimeout = value;
            return this;
        }

        public Builder callbackRetryDelay(Duration value) {
            callbackRetryDelay = value;
            return this;
        }

        public Builder realStatusCodes(boolean value) {
            realStatusCodes = value;
            return this;
        }

        public Builder publicUrl(@Nullable URI value) {
            publicUrl = value;
            return this;
        }

        public Builder pictureSide(int value) {
            pictureSide = value;
            return this;
        }

        public Builder seed(@Nullable Long value) {
            seed = value;
            return this;
        }

        public Options build() {
            return new Options(
                    port,
                    apiKey,
                    webhookHmacKey,
                    stateDir,
                    durationFactor,
                    imageTime,
                    videoTime,
                    invisibleFor,
                    balance,
                    rateLimit,
                    rateWindow,
                    queriesPerSecond,
                    resultExpiry,
                    callbackTimeout,
                    callbackRetryDelay,
                    realStatusCodes,
                    publicUrl,
                    pictureSide,
                    seed);
        }
    }
}

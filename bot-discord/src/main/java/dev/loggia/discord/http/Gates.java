package dev.loggia.discord.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/** Until when Discord wants no more requests of a kind. A kind is one interaction's token, or one route of the bot. */
final class Gates {
    private static final int MANY = 5000;
    /** Longer waits are tried again earlier: a clock that jumps must not silence us for ever. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Map<String, Instant> shut = new ConcurrentHashMap<>();
    private final InstantSource time;

    Gates(InstantSource time) {
        this.time = time;
    }

    /** How long the gate stays shut; zero when it is open. */
    Duration shutFor(String key) {
        Instant until = shut.get(key);
        if (until == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(time.instant(), until);
        if (left.isNegative() || left.isZero()) {
            shut.remove(key, until);
            return Duration.ZERO;
        }
        return left;
    }

    void shut(String key, Duration length) {
        if (shut.size() >= MANY) {
            Instant now = time.instant();
            shut.values().removeIf(until -> !until.isAfter(now));
        }
        shut.put(key, time.instant().plus(length.compareTo(LONGEST) > 0 ? LONGEST : length));
    }

    /** Shuts the gate when the answer says that this was the last one for now. */
    void heed(String key, HttpHeaders headers) {
        boolean last =
                headers.firstValue("X-RateLimit-Remaining").filter("0"::equals).isPresent();
        OptionalDouble reset = seconds(headers, "X-RateLimit-Reset-After");
        if (last && reset.isPresent()) {
            shut(key, length(reset.getAsDouble()));
        }
    }

    static OptionalDouble seconds(HttpHeaders headers, String name) {
        try {
            return headers.firstValue(name)
                    .map(text -> OptionalDouble.of(Double.parseDouble(text)))
                    .orElse(OptionalDouble.empty());
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    static Duration length(double seconds) {
        return Duration.ofMillis((long) Math.ceil(Math.max(0, Math.min(seconds, LONGEST.toSeconds())) * 1000));
    }
}

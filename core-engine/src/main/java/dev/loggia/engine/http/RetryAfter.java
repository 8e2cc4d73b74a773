package dev.loggia.engine.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After}: seconds or a date (RFC 9110 §10.2.3), kept between one second and five minutes. */
public final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofMinutes(5);

    private RetryAfter() {}

    public static @Nullable Duration read(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        if (SECONDS.matcher(text).matches()) {
            return bounded(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            return bounded(Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration bounded(Duration wish) {
        Duration atLeast = wish.compareTo(LEAST) < 0 ? LEAST : wish;
        return atLeast.compareTo(MOST) > 0 ? MOST : atLeast;
    }
}

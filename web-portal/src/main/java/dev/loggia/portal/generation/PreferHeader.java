package dev.loggia.portal.generation;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code Prefer} header (RFC 7240), as far as it is honoured: {@code wait}. */
final class PreferHeader {
    private static final Pattern WAIT = Pattern.compile("\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*");

    private PreferHeader() {}

    /** How long the client would wait, at most {@code max}; zero when it does not say, or says what cannot be read. */
    static Duration waiting(@Nullable String prefer, Duration max) {
        if (prefer == null) {
            return Duration.ZERO;
        }
        for (String part : prefer.toLowerCase(Locale.ROOT).split("[,;]", 16)) {
            Matcher matcher = WAIT.matcher(part);
            if (matcher.matches()) {
                Duration asked = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
                return asked.compareTo(max) > 0 ? max : asked;
            }
        }
        return Duration.ZERO;
    }
}

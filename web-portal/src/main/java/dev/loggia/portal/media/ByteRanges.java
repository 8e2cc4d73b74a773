package dev.loggia.portal.media;

import dev.loggia.engine.media.ByteRange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code Range} header (RFC 9110 §14.2), one range of bytes; anything else is ignored, as the RFC allows. */
final class ByteRanges {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private ByteRanges() {}

    /**
     * The range asked for.
     *
     * @param total the size of the whole
     * @return empty when the whole is to be sent; a range may begin behind the end, which cannot be satisfied
     */
    static Optional<ByteRange> parse(@Nullable String header, long total) {
        Matcher matcher = SINGLE.matcher(header == null ? "" : header.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? Optional.empty() : Optional.of(suffix(Long.parseLong(last), total));
        }
        long from = Long.parseLong(first);
        if (last.isEmpty()) {
            return Optional.of(new ByteRange(from, null));
        }
        long to = Long.parseLong(last);
        return to < from ? Optional.empty() : Optional.of(new ByteRange(from, to));
    }

    private static ByteRange suffix(long length, long total) {
        return length == 0 ? new ByteRange(total, null) : new ByteRange(Math.max(0, total - length), null);
    }
}

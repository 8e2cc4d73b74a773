package dev.loggia.engine.media;

import org.jspecify.annotations.Nullable;

/**
 * Bytes from {@code first} to {@code last}, both included and counted from 0, as HTTP counts them (RFC 9110 §14.1.2).
 *
 * @param last null for "to the end"; a last byte behind the end means the end
 */
public record ByteRange(long first, @Nullable Long last) {
    public ByteRange {
        if (first < 0 || (last != null && last < first)) {
            throw new IllegalArgumentException("Not a range of bytes");
        }
    }

    /** How many bytes of an object of that size the range covers; 0 when it starts behind the end. */
    public long lengthIn(long totalLength) {
        long end = last == null || last >= totalLength ? totalLength : last + 1;
        return Math.max(0, end - first);
    }
}

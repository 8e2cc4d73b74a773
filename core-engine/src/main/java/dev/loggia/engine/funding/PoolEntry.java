package dev.loggia.engine.funding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that somebody booked into the pool, or out of it.
 *
 * @param usdMicros in millionths of a US dollar; negative only for an adjustment
 * @param reference names the payment or the correction; once for each kind
 * @param actor who booked it, such as {@code cli:alice} or {@code system}
 */
public record PoolEntry(
        Kind kind,
        long usdMicros,
        String reference,
        @Nullable String note,
        String actor,
        Instant createdAt) {

    public enum Kind {
        /** Paid in at the provider. */
        TOP_UP,
        /** A correction of our books. */
        ADJUSTMENT
    }
}

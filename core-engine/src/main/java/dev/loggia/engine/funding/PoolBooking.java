package dev.loggia.engine.funding;

/**
 * What came of booking a top-up or an adjustment.
 *
 * @param entry what the books have under that reference, from now or from before
 */
public record PoolBooking(Result result, PoolEntry entry) {

    public enum Result {
        BOOKED,
        /** The same amount under the same reference: nothing changed. */
        BOOKED_BEFORE,
        /** Another amount under the same reference: refused, nothing changed. */
        OTHER_AMOUNT
    }
}

package dev.loggia.engine.funding;

import org.jspecify.annotations.Nullable;

/** Whether the provider can be paid for more work. Balances are in millionths of a US dollar. */
public sealed interface FundingState {
    long balanceUsdMicros();

    /** Whole days the balance lasts at the recent pace; null when nothing was spent lately. */
    @Nullable
    Long daysOfCover();

    /** Enough for now. */
    record Open(long balanceUsdMicros, @Nullable Long daysOfCover) implements FundingState {}

    /** Still enough, but an admin should top up. */
    record Low(long balanceUsdMicros, @Nullable Long daysOfCover) implements FundingState {}

    /**
     * Paid work is not accepted.
     *
     * @param sentence for whoever asks
     */
    record Empty(long balanceUsdMicros, @Nullable Long daysOfCover, String sentence) implements FundingState {}
}

package dev.loggia.engine.provider;

/** The prepaid balance at a provider. */
public sealed interface BalanceResult {
    /** What is left, in millionths of a US dollar. */
    record Known(long usdMicros) implements BalanceResult {}

    /** It could not be read. */
    record NotAnswered(ProviderFailure failure) implements BalanceResult {}
}

package dev.loggia.engine.funding;

/** How the provider is paid. */
public enum FundingMode {
    /** From a balance paid in beforehand. */
    PREFUNDED,
    /** By one payment a generation through {@link GenerationPayment}. */
    PER_GENERATION,
    /** From the balance while it lasts, else by one payment a generation. */
    HYBRID
}

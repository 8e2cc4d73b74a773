package dev.loggia.engine.generation;

/** Where a generation stands. The order is the usual way; any state before the end may lead to FAILED. */
public enum GenerationState {
    /** Accepted; the prompt is being screened by a remote service, if one is configured. */
    SCREENING,
    /** The provider's share of the money is being secured. */
    FUNDING,
    /** Waiting for its turn at the provider. */
    QUEUED,
    /** Its turn: the provider may be called. */
    ADMITTED,
    /** The provider is being called; from here on it cannot be cancelled. */
    SUBMITTING,
    /** The call was not answered: the provider may or may not be working on it. */
    UNCERTAIN,
    /** The provider works on it. */
    RUNNING,
    /** The result is being fetched, checked and stored. */
    STORING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    /** Whether nothing will change any more. */
    public boolean terminal() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }

    /** Whether the provider has not been called yet, so that cancelling is free. */
    public boolean cancellable() {
        return ordinal() <= ADMITTED.ordinal();
    }
}

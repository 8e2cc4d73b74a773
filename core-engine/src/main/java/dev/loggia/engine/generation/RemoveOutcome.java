package dev.loggia.engine.generation;

/** What came of cancelling or deleting. */
public enum RemoveOutcome {
    /** It had not reached the provider: cancelled, and credits or quota are back. */
    CANCELLED,
    /** It had ended: its results, its prompt and its feed item are gone. */
    DELETED,
    /** The provider is working on it: it can be deleted once it has ended. */
    IN_PROGRESS,
    /** There is no such generation, or it is not the requester's. */
    NOT_FOUND
}

package dev.loggia.engine.generation.state;

/** What became of one turn at the provider. */
public enum AttemptOutcome {
    /** The provider took it and named the task. */
    ACCEPTED,
    /** The provider is busy; another turn follows. */
    RETRY_LATER,
    /** The provider wants none of it. */
    REFUSED,
    /** The provider takes nothing from us at the moment. */
    UNAVAILABLE,
    /** The call was not answered: the provider may or may not be working on it. */
    UNCERTAIN,
    /** The answer was lost, and the task named itself. */
    ADOPTED,
    /** The answer was lost, and no task named itself in time. */
    LOST,
    /** The turn was not used. */
    CANCELLED
}

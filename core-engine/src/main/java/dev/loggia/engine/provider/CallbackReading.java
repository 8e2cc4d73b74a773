package dev.loggia.engine.provider;

/** What a provider's callback says after its address and signature were checked. It is a hint: it names a task, no more. */
public sealed interface CallbackReading {
    /** Genuine; the task that calls. */
    record Genuine(String taskId) implements CallbackReading {}

    /** Not from the provider, or not for this attempt, or too old: answer 401 and change nothing. */
    record Forged() implements CallbackReading {}

    /** Genuine address, but the body names no task: answer 400 and change nothing. */
    record Unreadable() implements CallbackReading {}
}

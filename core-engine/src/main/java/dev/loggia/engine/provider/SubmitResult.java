package dev.loggia.engine.provider;

/** What came of starting a task. */
public sealed interface SubmitResult {
    /** The provider works on it under this opaque id (at most 128 characters). */
    record Accepted(String taskId) implements SubmitResult {}

    /** It does not, or perhaps it does: see {@link ProviderFailure.Unreadable}. */
    record Failed(ProviderFailure failure) implements SubmitResult {}
}

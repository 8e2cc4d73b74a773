package dev.loggia.engine.provider;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a task stands. */
public sealed interface TaskResult {
    /**
     * Not finished. An unknown state of the provider counts as this.
     *
     * @param progress percent, 0 to 100, when the provider says
     */
    record Pending(@Nullable Integer progress) implements TaskResult {}

    /**
     * Finished, with at least one result.
     *
     * @param costUsdMicros what it cost us, when the provider says
     * @param callbackUrl the callback address the task was made with, when the provider says: it proves whose task it is
     */
    record Succeeded(
            List<URI> results,
            @Nullable Long costUsdMicros,
            @Nullable URI callbackUrl) implements TaskResult {
        public Succeeded {
            results = List.copyOf(results);
            if (results.isEmpty()) {
                throw new IllegalArgumentException("A success has a result");
            }
        }
    }

    /** Finished without a result, for good. {@code refused}: the content was refused, else the provider failed. */
    record Failed(String code, boolean refused, @Nullable Long costUsdMicros) implements TaskResult {}

    /** The provider does not know the task (yet: right after its creation this is normal). */
    record Unknown() implements TaskResult {}

    /** The question itself failed. */
    record NotAnswered(ProviderFailure failure) implements TaskResult {}
}

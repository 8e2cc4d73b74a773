package dev.loggia.engine.provider;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a task stands. Where the provider repeats the callback address, it proves whose task it is: an attempt whose answer was
 * lost takes a task for its own only when {@link CallbackVerification#isAddressOf} says so.
 */
public sealed interface TaskResult {
    /**
     * Not finished. An unknown state of the provider counts as this.
     *
     * @param progress percent, 0 to 100, when the provider says
     * @param callbackUrl the callback address the task was made with, when the provider says
     */
    record Pending(@Nullable Integer progress, @Nullable URI callbackUrl) implements TaskResult {
        public Pending(@Nullable Integer progress) {
            this(progress, null);
        }
    }

    /**
     * Finished, with at least one result.
     *
     * @param costUsdMicros what it cost us, when the provider says
     * @param callbackUrl the callback address the task was made with, when the provider says
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

    /**
     * Finished without a result, for good.
     *
     * @param code the provider's own code, or a short word such as {@code no_results}
     * @param refused the request was refused (its content or an input), else the provider failed
     * @param costUsdMicros what it cost us all the same, when the provider says
     * @param callbackUrl the callback address the task was made with, when the provider says
     */
    record Failed(
            String code,
            boolean refused,
            @Nullable Long costUsdMicros,
            @Nullable URI callbackUrl) implements TaskResult {
        public Failed(String code, boolean refused, @Nullable Long costUsdMicros) {
            this(code, refused, costUsdMicros, null);
        }
    }

    /** The provider does not know the task (yet: right after its creation this is normal). */
    record Unknown() implements TaskResult {}

    /** The question itself failed. */
    record NotAnswered(ProviderFailure failure) implements TaskResult {}
}

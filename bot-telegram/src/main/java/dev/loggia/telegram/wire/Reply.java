package dev.loggia.telegram.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the Bot API made of a call. */
public sealed interface Reply<T> {

    /** It did it. */
    record Answered<T>(T value) implements Reply<T> {}

    /**
     * It said no.
     *
     * @param code like an HTTP status
     * @param retryAfter when it may be asked again, where it said so
     * @param migratedTo the id that the group has now, where it said so
     */
    record Refused<T>(
            Refusal refusal,
            int code,
            @Nullable Duration retryAfter,
            @Nullable Long migratedTo) implements Reply<T> {}

    /** Nothing intelligible came back; it may have done it all the same. */
    record Silent<T>() implements Reply<T> {}

    default boolean answered() {
        return this instanceof Answered;
    }

    /** Whether it said no for this reason. */
    default boolean refused(Refusal refusal) {
        return this instanceof Refused<T> refused && refused.refusal() == refusal;
    }
}

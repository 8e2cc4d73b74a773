package dev.loggia.engine.generation.queue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether the provider is there at all, as far as this node has seen. Calls that get no answer leave their generations
 * uncertain, so when several in a row got none, the others wait in the queue instead.
 */
final class ProviderCircuitBreaker {
    private static final int A_FEW = 3;
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final int LONGEST_FACTOR = 4;

    private final AtomicInteger unanswered = new AtomicInteger();

    boolean exists() {
        return unanswered.get() >= A_FEW;
    }

    void end() {
        unanswered.set(0);
    }

    /** Counts one more; returns for how long nobody should try, from 2 s to 32 s, empty while it may be chance. */
    Optional<Duration> grow() {
        int beyond = unanswered.incrementAndGet() - A_FEW;
        return beyond < 0 ? Optional.empty() : Optional.of(FIRST.multipliedBy(1L << Math.min(beyond, LONGEST_FACTOR)));
    }
}

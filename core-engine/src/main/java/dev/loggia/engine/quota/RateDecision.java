package dev.loggia.engine.quota;

import java.time.Duration;

/** The answer of a burst limit. */
public sealed interface RateDecision {

    /**
     * Go on; one permit was taken.
     *
     * @param remaining permits that could be taken at once now
     */
    record Allowed(long remaining) implements RateDecision {
        public Allowed {
            if (remaining < 0) {
                throw new IllegalArgumentException("Remaining permits are not negative");
            }
        }
    }

    /**
     * Not now; nothing was taken.
     *
     * @param retryAfter when the next permit comes, if nobody else takes it; positive
     */
    record Limited(Duration retryAfter) implements RateDecision {
        public Limited {
            if (retryAfter.isNegative() || retryAfter.isZero()) {
                throw new IllegalArgumentException("A wait is positive");
            }
        }
    }
}

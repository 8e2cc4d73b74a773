package dev.loggia.engine.work;

import java.time.Duration;
import java.time.Instant;

/**
 * Failures of one step in a row.
 *
 * @param count how many, one at least
 * @param since when the first of them was
 * @param now when the last of them was
 */
public record StepFailures(int count, Instant since, Instant now) {

    /** Whether it was at least so many, over at least so long: a short outage fails many times, a long sleep once. */
    public boolean exceed(int failures, Duration time) {
        return count >= failures && !now.isBefore(since.plus(time));
    }
}

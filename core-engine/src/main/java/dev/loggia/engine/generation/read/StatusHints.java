package dev.loggia.engine.generation.read;

import dev.loggia.engine.generation.queue.Admission;
import dev.loggia.engine.generation.state.GenerationRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What to say to who waits while something is away, so that waiting does not look like having been forgotten. */
@Component
class StatusHints {
    private static final Duration LONG_FOR_STORING = Duration.ofSeconds(30);

    private final Admission admission;

    StatusHints(Admission admission) {
        this.admission = admission;
    }

    Optional<String> of(GenerationRow row, Instant now) {
        return switch (row.state()) {
            case QUEUED, ADMITTED ->
                admission.paused()
                        ? Optional.of(
                                "The image service does not take anything at the moment. This one keeps its place and"
                                        + " goes on by itself; nothing is lost.")
                        : Optional.empty();
            case UNCERTAIN ->
                Optional.of(
                        "The image service did not answer. We are finding out whether it is working on this one; it is"
                                + " never charged twice.");
            case STORING ->
                now.isAfter(row.changedAt().plus(LONG_FOR_STORING))
                        ? Optional.of(
                                "It is made, and bringing it home takes longer than usual. We keep trying; nothing is"
                                        + " lost.")
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}

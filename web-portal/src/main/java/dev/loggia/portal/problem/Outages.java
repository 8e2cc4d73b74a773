package dev.loggia.portal.problem;

import dev.loggia.engine.platform.Outage;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answer while something of ours is away: come again soon. */
final class Outages {
    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);
    private static final Duration SOON = Duration.ofSeconds(5);

    private Outages() {}

    /** Empty when a failure is none of an outage. */
    static Optional<Problem> problemOf(Throwable failure) {
        return Outage.behind(failure).map(outage -> {
            LOG.warn("A request was answered 503: {} is away", outage);
            return Problem.of(ProblemType.UNAVAILABLE, sentence(outage)).retryAfter(SOON);
        });
    }

    private static String sentence(Outage outage) {
        return switch (outage) {
            case DATABASE ->
                "Our database does not answer at the moment. What was accepted before goes on; send this again in a few"
                        + " seconds, with an Idempotency-Key if it must not be done twice.";
            case MEDIA_STORE ->
                "Pictures cannot be fetched from where we keep them at the moment. They are not lost; try again in a few"
                        + " seconds.";
        };
    }
}

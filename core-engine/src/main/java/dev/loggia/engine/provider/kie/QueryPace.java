package dev.loggia.engine.provider.kie;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * Keeps this node's task queries within KIE's limit (10 a second for one key; docs.kie.ai, task details, 2026-06). A caller waits
 * for its turn, at most {@link #PATIENCE}: after a restart a hundred polls come at once, and spreading them is cheaper than
 * being refused and planning each anew.
 */
final class QueryPace {
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Bucket bucket;
    private final BlockingStrategy waiting;

    QueryPace(int perSecond) {
        this(perSecond, TimeMeter.SYSTEM_NANOTIME, BlockingStrategy.PARKING);
    }

    QueryPace(int perSecond, TimeMeter time, BlockingStrategy waiting) {
        int burst = Math.max(1, perSecond / 5);
        int refill = Math.max(1, perSecond - burst); // the burst and a second's refill together are the limit
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(refill, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
        this.waiting = waiting;
    }

    /** Waits for a turn; false when it would take too long or the thread is asked to stop. */
    boolean enter() {
        try {
            return bucket.asBlocking().tryConsume(1, PATIENCE, waiting);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

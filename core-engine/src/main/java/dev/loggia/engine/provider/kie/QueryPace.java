package dev.loggia.engine.provider.kie;

import dev.loggia.engine.quota.SharedPace;
import io.github.bucket4j.BlockingStrategy;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps the task queries of all nodes within KIE's limit (10 a second for one key; docs.kie.ai, task details, 2026-06). A caller
 * waits for its turn, at most {@link #PATIENCE}: after a restart a hundred polls come at once, and spreading them is cheaper than
 * being refused and planning each anew.
 */
final class QueryPace {
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SharedPace pace;
    private final BlockingStrategy waiting;

    QueryPace(SharedPace pace) {
        this(pace, BlockingStrategy.PARKING);
    }

    QueryPace(SharedPace pace, BlockingStrategy waiting) {
        this.pace = pace;
        this.waiting = waiting;
    }

    /** Waits for a turn; false when it would take too long or the thread is asked to stop. */
    boolean enter() {
        Optional<Duration> wait = pace.reserve(PATIENCE);
        if (wait.isEmpty()) {
            return false;
        }
        try {
            if (wait.get().toNanos() > 0) {
                waiting.park(wait.get().toNanos());
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

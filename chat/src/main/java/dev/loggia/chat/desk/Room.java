package dev.loggia.chat.desk;

import dev.loggia.engine.work.Next;
import dev.loggia.engine.work.Work;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Keeps slow chat platforms from taking every worker: together they hold at most half of this node's threads. */
@Component("chatRoom")
class Room {
    private static final long PATIENCE_MILLIS = 100;
    private static final Duration LATER = Duration.ofMillis(250);

    private final Semaphore places;
    private final InstantSource clock;

    Room(Work work, InstantSource clock) {
        this.places = new Semaphore(Math.max(1, work.threads() / 2), true);
        this.clock = clock;
    }

    /** Runs the step, or puts it off when the room stays full. */
    Next run(Supplier<Next> step) {
        if (!entered()) {
            return Next.at(clock.instant().plus(LATER));
        }
        try {
            return step.get();
        } finally {
            places.release();
        }
    }

    private boolean entered() {
        try {
            return places.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package dev.loggia.proof.crash;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do. */
final class Waiting {
    private static final Duration LOOK_EVERY = Duration.ofMillis(30);

    private Waiting() {}

    /** Whether it came true within the time. */
    static boolean until(Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            pause(LOOK_EVERY);
        }
        return true;
    }

    static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}

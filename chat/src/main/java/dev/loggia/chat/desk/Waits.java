package dev.loggia.chat.desk;

import java.time.Duration;

/** How long to wait for what comes by a signal, if that is lost. */
final class Waits {
    private static final int LONGEST_SECONDS = 64;

    private Waits() {}

    static Duration growing(int attempts) {
        return Duration.ofSeconds(Math.min(LONGEST_SECONDS, 2L << Math.min(attempts, 6)));
    }
}

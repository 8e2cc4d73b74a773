package dev.loggia.chat.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting for a latch without saying more than that. */
public final class Uninterrupted {
    private Uninterrupted() {}

    /** At most half a minute. */
    public static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("It did not happen");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

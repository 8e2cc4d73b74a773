package dev.loggia.bench.frame;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do. */
public final class Wait {
    private Wait() {}

    /**
     * Looks every few milliseconds until it is so; returns how many seconds that took.
     *
     * @throws IllegalStateException when it takes longer than so many seconds
     */
    public static double until(String what, double patience, int everyMillis, BooleanSupplier condition) {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > patience * 1e9) {
                throw new IllegalStateException("Not within " + patience + " s: " + what);
            }
            LockSupport.parkNanos(everyMillis * 1_000_000L);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** Lets so many seconds pass, for what settles by itself. */
    public static void seconds(double time) {
        long end = System.nanoTime() + (long) (time * 1e9);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}

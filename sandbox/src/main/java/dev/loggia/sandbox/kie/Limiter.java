package dev.loggia.sandbox.kie;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many in any window of time; what is over is turned away and does not count. */
final class Limiter {
    private final int limit;
    private final long windowNanos;
    private final Deque<Long> admitted = new ArrayDeque<>();

    Limiter(int limit, Duration window) {
        this.limit = limit;
        this.windowNanos = window.toNanos();
    }

    synchronized boolean admit() {
        if (limit == 0) {
            return true;
        }
        long now = System.nanoTime();
        while (!admitted.isEmpty() && now - admitted.peekFirst() >= windowNanos) {
            admitted.removeFirst();
        }
        if (admitted.size() >= limit) {
            return false;
        }
        admitted.addLast(now);
        return true;
    }

    synchronized void clear() {
        admitted.clear();
    }
}

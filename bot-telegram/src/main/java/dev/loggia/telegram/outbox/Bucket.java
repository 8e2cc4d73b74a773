package dev.loggia.telegram.outbox;

import java.time.Duration;
import java.time.Instant;

/** Tokens that come back one by one. Guarded by its owner. */
final class Bucket {
    private final Size size;
    /** When it will be full again: tells how much is in it. */
    private Instant full;

    /** @param tokens when full; @param each how long one takes to come back */
    record Size(int tokens, Duration each) {}

    Bucket(Size size, Instant now) {
        this.size = size;
        this.full = now;
    }

    /** How long until so many may be taken; more than fit are as many as fit. */
    Duration wait(Instant now, int tokens, boolean all) {
        if (full.isBefore(now)) {
            full = now;
        }
        int kept = all ? 0 : size.tokens() / 2;
        int room = size.tokens() - kept - Math.min(tokens, size.tokens() - kept);
        Instant ready = full.minus(size.each().multipliedBy(room));
        return ready.isAfter(now) ? Duration.between(now, ready) : Duration.ZERO;
    }

    void take(int tokens) {
        full = full.plus(size.each().multipliedBy(tokens));
    }

    void emptyUntil(Instant time) {
        Instant later = time.plus(size.each().multipliedBy(size.tokens() - 1L));
        full = later.isAfter(full) ? later : full;
    }
}

package dev.loggia.telegram.outbox;

import java.time.Duration;
import java.time.Instant;

/** Tokens that come back one by one. Guarded by its owner. */
final class Bucket {
    private final Size size;
    /** When it will be full again: tells how much is in it. */
    private Instant full;
    /** The latest time that somebody was told to come again. */
    private Instant promised;

    /** @param tokens when full; @param each how long one takes to come back */
    record Size(int tokens, Duration each) {}

    Bucket(Size size, Instant now) {
        this.size = size;
        this.full = now;
        this.promised = now;
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

    /** A time of their own for each who waits; were they all told the same one, all but one would come in vain. */
    Duration promise(Instant now, Duration wait, int tokens) {
        Instant ready = now.plus(wait);
        promised = promised.isBefore(ready) ? ready : promised.plus(size.each().multipliedBy(tokens));
        return Duration.between(now, promised);
    }

    void take(int tokens) {
        full = full.plus(size.each().multipliedBy(tokens));
    }

    void emptyUntil(Instant time) {
        Instant later = time.plus(size.each().multipliedBy(size.tokens() - 1L));
        full = later.isAfter(full) ? later : full;
    }
}

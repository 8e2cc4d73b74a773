package dev.loggia.sandbox.discord;

import java.time.InstantSource;

/** Ids as Discord makes them: milliseconds since 2015 in the upper 42 bits, each greater than the one before. */
final class Snowflakes {
    private static final long EPOCH = 1_420_070_400_000L;

    private final InstantSource clock;
    private long last;

    Snowflakes(InstantSource clock) {
        this.clock = clock;
    }

    synchronized String next() {
        last = Math.max(last + 1, (clock.millis() - EPOCH) << 22);
        return Long.toString(last);
    }

    /** A fixed id that tells nothing of today, one millisecond apart from its neighbours, so that shards differ. */
    static String fixed(int family, int number) {
        return Long.toString((300_000_000_000L + family * 1_000_000L + number) << 22);
    }

    /** Ids made from now on are greater than this one. */
    synchronized void after(String id) {
        last = Math.max(last, Long.parseLong(id));
    }
}

package dev.loggia.proof.model;

import java.time.Instant;
import java.time.InstantSource;

/** A clock for each thread, so that sequences that run side by side on one engine each have their own time. */
final class SequenceClock implements InstantSource {
    private final ThreadLocal<Instant> now = ThreadLocal.withInitial(() -> Instant.parse("2026-12-26T20:00:00Z"));

    @Override
    public Instant instant() {
        return now.get();
    }

    void set(Instant time) {
        now.set(time);
    }
}

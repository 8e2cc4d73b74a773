package dev.loggia.sandbox.discord;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until somebody moves its hands. */
final class Hands implements InstantSource {
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");

    synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }
}

package dev.loggia.engine.quota;

import java.time.Instant;

/** The free quota of one kind as it stands. */
public record QuotaLeft(int limit, int used, Instant resetsAt) {
    public int left() {
        return Math.max(0, limit - used);
    }
}

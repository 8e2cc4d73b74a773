package dev.loggia.engine.platform;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as plain JDBC wants them. JDBI takes an {@link Instant} as it is. */
public final class SqlTime {
    private SqlTime() {}

    public static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}

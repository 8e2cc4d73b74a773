package dev.loggia.engine.audit;

import dev.loggia.engine.testing.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/** The audit log of a test's database, for other features' tests. */
public final class AuditFixture {
    private AuditFixture() {}

    public static AuditLog on(TestDatabase database) {
        return new AuditLog(database.jdbi(), JsonMapper.shared());
    }
}

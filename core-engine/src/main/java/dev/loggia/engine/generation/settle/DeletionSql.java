package dev.loggia.engine.generation.settle;

import dev.loggia.engine.platform.GenerationId;
import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Taking away what a generation said and showed. */
interface DeletionSql {
    @SqlUpdate("""
            update generation set version = version + 1, changed_at = :now, deleted_at = :now, prompt = null,
                settings = '{}', provider_input = '{}', result_urls = null
            where id = :id and state in ('SUCCEEDED', 'FAILED', 'CANCELLED') and deleted_at is null""")
    int erase(GenerationId id, Instant now);
}

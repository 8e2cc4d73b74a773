package dev.loggia.engine.generation.retain;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Forgetting in time, and giving work back. */
interface RetentionSql {
    @SqlUpdate("""
            update generation set prompt = null, provider_input = '{}', settings = settings - 'negativePrompt', version = version + 1
            where expires_at <= :now and prompt is not null and state in ('SUCCEEDED', 'FAILED', 'CANCELLED')""")
    int forgetExpiredPrompts(Instant now);

    @SqlUpdate("delete from idempotency where created_at < :before")
    int forgetKeys(Instant before);

    /** Gives work back to generations that lost theirs. Returns how many: always 0 in a healthy system. */
    @SqlQuery("""
            select count(*)
            from (select work_enqueue('generation', g.id::text, :now, 10::smallint)
                  from generation g
                  where g.state not in ('SUCCEEDED', 'FAILED', 'CANCELLED')
                    and not exists (select from scheduled_tasks t
                                    where t.task_name = 'generation' and t.task_instance = g.id::text)) revived""")
    int reviveWorkless(Instant now);
}

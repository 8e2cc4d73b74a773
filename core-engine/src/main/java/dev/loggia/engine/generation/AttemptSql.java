package dev.loggia.engine.generation;

import dev.loggia.engine.platform.GenerationId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Tables {@code submit_attempt}, {@code provider_callback} and {@code orphan_task}. */
@RegisterConstructorMapper(AttemptSql.Callback.class)
interface AttemptSql {

    /** A task that named itself. */
    record Callback(int attempt, String taskId) {}

    @SqlUpdate(
            "update submit_attempt set called_at = :now where generation_id = :id and attempt = :attempt and called_at is null")
    int called(GenerationId id, int attempt, Instant now);

    @SqlUpdate("""
            update submit_attempt set outcome = :outcome, task_id = coalesce(:taskId, task_id)
            where generation_id = :id and attempt = :attempt""")
    int conclude(GenerationId id, int attempt, String outcome, @Nullable String taskId);

    /** Zero rows: this callback came before. */
    @SqlUpdate("""
            insert into provider_callback (generation_id, attempt, task_id, received_at)
            select :id, :attempt, :taskId, :now
            where exists (select from submit_attempt where generation_id = :id and attempt = :attempt)
            on conflict do nothing""")
    int receive(GenerationId id, int attempt, String taskId, Instant now);

    /** Tasks that named themselves for this generation and belong to nobody yet, the earliest attempt first. */
    @SqlQuery("""
            select c.attempt, c.task_id
            from provider_callback c
            where c.generation_id = :id
              and not exists (select from submit_attempt a where a.task_id = c.task_id)
              and not exists (select from orphan_task o where o.task_id = c.task_id)
            order by c.attempt, c.received_at""")
    List<Callback> listUnclaimed(GenerationId id);

    /** Records the tasks nobody waits for any more: duplicates, and those that came after the end. */
    @SqlUpdate("""
            insert into orphan_task (task_id, generation_id, attempt, reason, found_at)
            select c.task_id, c.generation_id, c.attempt,
                   case when g.state in ('RUNNING', 'STORING', 'SUCCEEDED') then 'duplicate' else 'late' end, :now
            from provider_callback c
                     join generation g on g.id = c.generation_id
            where c.generation_id = :id
              and ((g.state in ('RUNNING', 'STORING', 'SUCCEEDED') and c.task_id is distinct from g.task_id)
                or (g.state in ('FAILED', 'CANCELLED')
                    and (c.task_id is distinct from g.task_id or g.failure_code = 'timed_out')))
            on conflict do nothing""")
    int recordOrphans(GenerationId id, Instant now);

    @SqlUpdate("""
            insert into orphan_task (task_id, generation_id, attempt, reason, found_at)
            values (:taskId, :id, :attempt, :reason, :now) on conflict do nothing""")
    int recordOrphan(GenerationId id, int attempt, String taskId, String reason, Instant now);
}

package dev.loggia.engine.generation.state;

import dev.loggia.engine.platform.GenerationId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tables {@code submit_attempt} and {@code orphan_task}, and the view {@code provider_callback} of the inbox for webhooks. Through plain JDBC, as {@link StepSql} is.
 */
@Component
public class AttemptSql {
    private final JdbcTemplate jdbc;

    AttemptSql(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** A task that named itself. */
    public record Callback(int attempt, String taskId) {}

    /** For whoever has just moved the generation on, in the same transaction. */
    public int conclude(GenerationId id, int attempt, AttemptOutcome outcome) {
        return jdbc.update(
                "update submit_attempt set outcome = ? where generation_id = ? and attempt = ?",
                outcome.name(),
                id.value(),
                attempt);
    }

    /** Whether a task of the attempt has named itself. */
    public boolean hasCalledBack(GenerationId id, int attempt) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from provider_callback where generation_id = ? and attempt = ?)",
                Boolean.class,
                id.value(),
                attempt));
    }

    /** Tasks that named themselves for this generation and belong to nobody yet, the earliest attempt first. */
    public List<Callback> listUnclaimed(GenerationId id) {
        return jdbc.query("""
                select c.attempt, c.task_id
                from provider_callback c
                where c.generation_id = ?
                  and not exists (select from submit_attempt a where a.task_id = c.task_id)
                  and not exists (select from orphan_task o where o.task_id = c.task_id)
                order by c.attempt, c.received_at""", (row, number) -> new Callback(row.getInt(1), row.getString(2)), id.value());
    }

    /** Records the tasks nobody waits for any more: duplicates, and those that came after the end. */
    public int recordOrphans(GenerationId id, Instant now) {
        return jdbc.update("""
                insert into orphan_task (task_id, generation_id, attempt, reason, found_at)
                select c.task_id, c.generation_id, c.attempt,
                       case when g.state in ('RUNNING', 'STORING', 'SUCCEEDED') then 'duplicate' else 'late' end, ?
                from provider_callback c
                         join generation g on g.id = c.generation_id
                where c.generation_id = ?
                  and ((g.state in ('RUNNING', 'STORING', 'SUCCEEDED') and c.task_id is distinct from g.task_id)
                    or (g.state in ('FAILED', 'CANCELLED')
                        and (c.task_id is distinct from g.task_id or (g.failure_code in ('timed_out', 'internal_error') and g.result_urls is null))))
                on conflict do nothing""", utc(now), id.value());
    }

    public int recordOrphan(GenerationId id, int attempt, String taskId, String reason, Instant now) {
        return jdbc.update("""
                insert into orphan_task (task_id, generation_id, attempt, reason, found_at)
                values (?, ?, ?, ?, ?) on conflict do nothing""", taskId, id.value(), attempt, reason, utc(now));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}

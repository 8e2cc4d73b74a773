package dev.loggia.engine.generation.state;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.GenerationId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Component;

/**
 * The moves of a generation, from SCREENING to its end. Each is a compare-and-set on (state, version) that also says what became
 * of the attempt, so that a loser writes nothing at all; it gives the row as it is then, so that nobody reads it again. Empty:
 * another worker was faster. Through plain JDBC, as accepting is: together these are most of what a job asks of the database.
 */
@Component
public class StepSql {
    private static final String OWNERS_OF = "select owners_of(?, ?, cast(? as uuid))";

    private final JdbcTemplate jdbc;

    public StepSql(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    public Optional<GenerationRow> find(GenerationId id) {
        return one("select " + GenerationRowMapper.COLUMNS + " from generation where id = ?", id.value());
    }

    /** One that this requester owns. */
    public Optional<GenerationRow> findOwn(GenerationId id, Requester requester) {
        return one(
                "select " + GenerationRowMapper.COLUMNS + " from generation where id = ? and owner_id in (" + OWNERS_OF
                        + ")",
                id.value(),
                requester.owner().kind().wireName(),
                requester.owner().subject(),
                accountOf(requester));
    }

    /** A generation and whether it is the viewer's. */
    public record Seen(GenerationRow row, boolean owned) {}

    public Optional<Seen> see(GenerationId id, Requester viewer) {
        String sql = "select " + GenerationRowMapper.COLUMNS + ", owner_id in (" + OWNERS_OF
                + ") as owned from generation where id = ?";
        return jdbc
                .query(
                        sql,
                        (row, number) -> new Seen(GenerationRowMapper.read(row), row.getBoolean("owned")),
                        viewer.owner().kind().wireName(),
                        viewer.owner().subject(),
                        accountOf(viewer),
                        id.value())
                .stream()
                .findFirst();
    }

    private static SqlParameterValue accountOf(Requester requester) {
        return new SqlParameterValue(
                Types.VARCHAR,
                requester.memberAccount().map(AccountId::toString).orElse(null));
    }

    public Optional<GenerationRow> move(GenerationRow row, GenerationState to, Instant now) {
        return one(
                """
                update generation set state = ?, version = version + 1, changed_at = ?
                where id = ? and state = ? and version = ?
                returning\s""" + GenerationRowMapper.COLUMNS,
                to.name(),
                utc(now),
                row.id().value(),
                row.state().name(),
                row.version());
    }

    /** From FUNDING. Until it is committed nobody else enters the queue for the same requester. */
    public Optional<GenerationRow> enterQueue(String provider, GenerationRow row, Instant now) {
        return one(
                "select " + GenerationRowMapper.COLUMNS + " from generation_enter_queue(?, ?, ?, ?)",
                provider,
                row.id().value(),
                row.version(),
                utc(now));
    }

    /** From ADMITTED: the call of the present attempt is about to be made. */
    public Optional<GenerationRow> startSubmitting(GenerationRow row, Instant now) {
        return one(
                """
                with moved as (
                    update generation set state = 'SUBMITTING', version = version + 1, changed_at = ?
                    where id = ? and state = 'ADMITTED' and version = ?
                    returning *),
                called as (
                    update submit_attempt set called_at = moved.changed_at
                    from moved
                    where submit_attempt.generation_id = moved.id and submit_attempt.attempt = moved.attempt
                      and submit_attempt.called_at is null)
                select\s""" + GenerationRowMapper.COLUMNS + " from moved",
                utc(now),
                row.id().value(),
                row.version());
    }

    /** The provider works on a task of this attempt, which ends with this outcome. */
    public Optional<GenerationRow> startRunning(
            GenerationRow row, int attempt, String taskId, AttemptOutcome outcome, Instant now) {
        return one(
                """
                with moved as (
                    update generation
                    set state = 'RUNNING', version = version + 1, changed_at = ?, task_id = ?, attempt = ?, submitted_at = ?,
                        uncertain_until = null, deadline_at = cast(? as timestamptz) + run_limit, polls = 0
                    where id = ? and state = ? and version = ?
                    returning *),
                concluded as (
                    update submit_attempt set outcome = ?, task_id = moved.task_id
                    from moved
                    where submit_attempt.generation_id = moved.id and submit_attempt.attempt = moved.attempt)
                select\s""" + GenerationRowMapper.COLUMNS + " from moved",
                utc(now),
                taskId,
                attempt,
                utc(now),
                utc(now),
                row.id().value(),
                row.state().name(),
                row.version(),
                outcome.name());
    }

    /** To QUEUED: what the present attempt was ends with this outcome, and its next turn comes no earlier than said. */
    public Optional<GenerationRow> returnToQueue(
            GenerationRow row, AttemptOutcome outcome, Instant notBefore, Instant now) {
        return one(
                """
                with moved as (
                    update generation
                    set state = 'QUEUED', version = version + 1, changed_at = ?, uncertain_until = null, not_before = ?,
                        uncertain_count = uncertain_count + ?
                    where id = ? and state = ? and version = ?
                    returning *),
                concluded as (
                    update submit_attempt set outcome = ?
                    from moved
                    where submit_attempt.generation_id = moved.id and submit_attempt.attempt = moved.attempt)
                select\s""" + GenerationRowMapper.COLUMNS + " from moved",
                utc(now),
                utc(notBefore),
                outcome == AttemptOutcome.LOST ? 1 : 0,
                row.id().value(),
                row.state().name(),
                row.version(),
                outcome.name());
    }

    /** From SUBMITTING: the call of the present attempt was not answered. */
    public Optional<GenerationRow> becomeUncertain(GenerationRow row, Instant until, Instant now) {
        return one(
                """
                with moved as (
                    update generation
                    set state = 'UNCERTAIN', version = version + 1, changed_at = ?, uncertain_until = ?
                    where id = ? and state = 'SUBMITTING' and version = ?
                    returning *),
                concluded as (
                    update submit_attempt set outcome = 'UNCERTAIN'
                    from moved
                    where submit_attempt.generation_id = moved.id and submit_attempt.attempt = moved.attempt)
                select\s""" + GenerationRowMapper.COLUMNS + " from moved",
                utc(now),
                utc(until),
                row.id().value(),
                row.version());
    }

    /** In RUNNING: the task was asked for once more and has come so far. Zero rows: another worker was faster. */
    public int countPoll(GenerationRow row, int progress, Instant now) {
        return jdbc.update("""
                update generation
                set version = version + 1, polls = polls + 1, progress = greatest(progress, ?), changed_at = ?
                where id = ? and state = 'RUNNING' and version = ?""", progress, utc(now), row.id().value(), row.version());
    }

    /** In STORING: the result was asked for once more. Zero rows: another worker was faster. */
    public int countStore(GenerationRow row, Instant now) {
        return jdbc.update("""
                update generation set version = version + 1, stores = stores + 1, changed_at = ?
                where id = ? and state = 'STORING' and version = ?""", utc(now), row.id().value(), row.version());
    }

    /** From RUNNING: where the results are is known. */
    public Optional<GenerationRow> startStoring(
            GenerationRow row, String resultUrls, @Nullable Long costMicros, Instant now) {
        return one(
                """
                update generation
                set state = 'STORING', version = version + 1, changed_at = ?, result_urls = cast(? as jsonb), cost_micros = ?
                where id = ? and state = 'RUNNING' and version = ?
                returning\s""" + GenerationRowMapper.COLUMNS,
                utc(now),
                resultUrls,
                new SqlParameterValue(Types.BIGINT, costMicros),
                row.id().value(),
                row.version());
    }

    /** Zero rows: another worker was faster. */
    public int end(
            GenerationRow row,
            GenerationState to,
            @Nullable String failureCode,
            @Nullable Long costMicros,
            Instant now) {
        return jdbc.update(
                """
                update generation
                set state = ?, version = version + 1, changed_at = ?, finished_at = ?, failure_code = ?,
                    cost_micros = coalesce(?, cost_micros), progress = case when ? = 'SUCCEEDED' then 100 else progress end
                where id = ? and state = ? and version = ?""",
                to.name(),
                utc(now),
                utc(now),
                new SqlParameterValue(Types.VARCHAR, failureCode),
                new SqlParameterValue(Types.BIGINT, costMicros),
                to.name(),
                row.id().value(),
                row.state().name(),
                row.version());
    }

    private Optional<GenerationRow> one(String sql, Object... parameters) {
        return jdbc.query(sql, (row, number) -> GenerationRowMapper.read(row), parameters).stream()
                .findFirst();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}

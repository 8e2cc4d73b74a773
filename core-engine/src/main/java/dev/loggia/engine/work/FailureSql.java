package dev.loggia.engine.work;

import static dev.loggia.engine.platform.SqlTime.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Table {@code work_failure}. A step that never failed never comes here. Plain JDBC, as the rest of this package is. */
final class FailureSql {
    private final JdbcTemplate jdbc;

    FailureSql(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Counts one more. Failing after having been parked is failing anew. */
    StepFailures record(String kind, String id, String error, Instant now) {
        return Objects.requireNonNull(jdbc.queryForObject(
                """
                insert into work_failure as w (kind, id, failures, first_error, first_at, last_error, last_at)
                values (?, ?, 1, ?, ?, ?, ?)
                on conflict (kind, id) do update
                    set failures    = case when w.parked_at is null then w.failures + 1 else 1 end,
                        first_error = case when w.parked_at is null then w.first_error else excluded.first_error end,
                        first_at    = case when w.parked_at is null then w.first_at else excluded.first_at end,
                        last_error  = excluded.last_error,
                        last_at     = excluded.last_at,
                        parked_at   = null,
                        parked_as   = null
                returning failures, first_at""",
                (row, number) -> new StepFailures(
                        row.getInt(1), row.getObject(2, OffsetDateTime.class).toInstant(), now),
                kind,
                id,
                error,
                utc(now),
                error,
                utc(now)));
    }

    int park(String kind, String id, String as, Instant now) {
        return jdbc.update(
                "update work_failure set parked_at = ?, parked_as = ? where kind = ? and id = ?",
                utc(now),
                as,
                kind,
                id);
    }

    /** It works again. */
    int forget(String kind, String id) {
        return jdbc.update("delete from work_failure where kind = ? and id = ? and parked_at is null", kind, id);
    }

    int forgetParked(Instant before) {
        return jdbc.update("delete from work_failure where parked_at < ?", utc(before));
    }

    long countParked() {
        return count("select count(*) from work_failure where parked_at is not null");
    }

    long countFailing() {
        return count("select count(*) from work_failure where parked_at is null");
    }

    private long count(String sql) {
        Long rows = jdbc.queryForObject(sql, Long.class);
        return rows == null ? 0 : rows;
    }
}

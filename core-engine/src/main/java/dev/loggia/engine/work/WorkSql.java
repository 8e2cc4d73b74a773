package dev.loggia.engine.work;

import static dev.loggia.engine.platform.SqlTime.utc;

import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Table {@code scheduled_tasks}, beside db-scheduler. Through plain JDBC, for every step of every job passes here several times.
 */
final class WorkSql {
    private final JdbcTemplate jdbc;

    WorkSql(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void enqueue(String kind, String id, Instant due, int priority) {
        jdbc.query("select work_enqueue(?, ?, ?, cast(? as smallint))", row -> {}, kind, id, utc(due), priority);
    }

    void signal(String kind, String id, Instant now) {
        jdbc.query("select work_signal(?, ?, ?)", row -> {}, kind, id, utc(now));
    }

    boolean isDue(String kind, String id, Instant now) {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select exists(select from scheduled_tasks
                              where task_name = ? and task_instance = ? and not picked and execution_time <= ?)""", Boolean.class, kind, id, utc(now)));
    }
}

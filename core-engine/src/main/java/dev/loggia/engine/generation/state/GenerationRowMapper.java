package dev.loggia.engine.generation.state;

import dev.loggia.engine.account.Tier;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads {@link #COLUMNS}. */
public final class GenerationRowMapper implements RowMapper<GenerationRow> {
    public static final String COLUMNS = """
            id, seq, state, version, kind, model, settings, provider_model, provider_input, prompt, owner_id, account_id, tier,
            door, unlisted, trace_id, free, price, estimate_micros, cost_micros, attempt, uncertain_count, task_id, result_urls,
            progress, polls, stores, cast(extract(epoch from typical) * 1000 as bigint) as typical_ms,
            cast(extract(epoch from run_limit) * 1000 as bigint) as run_limit_ms, created_at, changed_at, submitted_at,
            uncertain_until, deadline_at, finished_at, expires_at, deleted_at, failure_code""";

    @Override
    public GenerationRow map(ResultSet row, StatementContext context) throws SQLException {
        return read(row);
    }

    static GenerationRow read(ResultSet row) throws SQLException {
        UUID account = row.getObject("account_id", UUID.class);
        return new GenerationRow(
                new GenerationId(row.getObject("id", UUID.class)),
                row.getLong("seq"),
                GenerationState.valueOf(row.getString("state")),
                row.getInt("version"),
                MediaKind.parse(row.getString("kind")),
                row.getString("model"),
                row.getString("settings"),
                row.getString("provider_model"),
                row.getString("provider_input"),
                row.getString("prompt"),
                row.getObject("owner_id", UUID.class),
                account == null ? null : new AccountId(account),
                Tier.parse(row.getString("tier")),
                row.getString("door"),
                row.getBoolean("unlisted"),
                row.getString("trace_id"),
                row.getBoolean("free"),
                row.getLong("price"),
                row.getLong("estimate_micros"),
                row.getObject("cost_micros", Long.class),
                row.getInt("attempt"),
                row.getInt("uncertain_count"),
                row.getString("task_id"),
                row.getString("result_urls"),
                row.getInt("progress"),
                row.getInt("polls"),
                row.getInt("stores"),
                Duration.ofMillis(row.getLong("typical_ms")),
                Duration.ofMillis(row.getLong("run_limit_ms")),
                instant(row, "created_at"),
                instant(row, "changed_at"),
                optionalInstant(row, "submitted_at"),
                optionalInstant(row, "uncertain_until"),
                instant(row, "deadline_at"),
                optionalInstant(row, "finished_at"),
                optionalInstant(row, "expires_at"),
                optionalInstant(row, "deleted_at"),
                row.getString("failure_code"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}

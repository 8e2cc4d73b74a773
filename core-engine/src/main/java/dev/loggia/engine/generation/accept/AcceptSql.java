package dev.loggia.engine.generation.accept;

import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.GenerationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The function {@code generation_accept}: everything or nothing. Through plain JDBC, for it is the statement that people wait
 * for: JDBI's binding and mapping of it took as long as PostgreSQL needs for it.
 */
@Component
class AcceptSql {
    /** What may be absent is sent as text, so that a parameter has one type and the plan is kept. */
    static final String ACCEPT = """
            select outcome, generation_id, price, balance, quota_used
            from generation_accept(
                ?, ?, ?, cast(? as jsonb), ?, cast(? as jsonb), ?, ?, ?, cast(? as uuid), ?, ?, ?, ?, ?, ?,
                cast(? as interval), cast(? as interval), cast(? as interval), cast(? as interval), ?, ?,
                cast(? as date), ?, ?, ?)""";

    private final JdbcTemplate jdbc;

    AcceptSql(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Its parameters, in its order. */
    record Parameters(
            GenerationId id,
            String kind,
            String model,
            String settings,
            String providerModel,
            String providerInput,
            String prompt,
            String requesterKey,
            String ownerKey,
            @Nullable AccountId account,
            String door,
            boolean unlisted,
            @Nullable String traceId,
            long price,
            String catalogVersion,
            long estimateMicros,
            Duration typical,
            Duration runLimit,
            Duration patience,
            @Nullable Duration expiry,
            @Nullable String idempotencyKey,
            @Nullable String bodyHash,
            @Nullable LocalDate quotaWindow,
            List<String> quotaSubjects,
            List<Integer> quotaLimits) {

        private void bind(PreparedStatement statement, Instant now) throws SQLException {
            bindJob(statement);
            statement.setString(21, idempotencyKey);
            statement.setString(22, bodyHash);
            statement.setString(23, text(quotaWindow));
            Connection connection = statement.getConnection();
            statement.setArray(24, connection.createArrayOf("text", quotaSubjects.toArray()));
            statement.setArray(25, connection.createArrayOf("int4", quotaLimits.toArray()));
            statement.setObject(26, now.atOffset(ZoneOffset.UTC));
        }

        private void bindJob(PreparedStatement statement) throws SQLException {
            statement.setObject(1, id.value());
            statement.setString(2, kind);
            statement.setString(3, model);
            statement.setString(4, settings);
            statement.setString(5, providerModel);
            statement.setString(6, providerInput);
            statement.setString(7, prompt);
            statement.setString(8, requesterKey);
            statement.setString(9, ownerKey);
            statement.setString(10, text(account));
            statement.setString(11, door);
            statement.setBoolean(12, unlisted);
            statement.setString(13, traceId);
            statement.setLong(14, price);
            statement.setString(15, catalogVersion);
            statement.setLong(16, estimateMicros);
            statement.setString(17, typical.toString());
            statement.setString(18, runLimit.toString());
            statement.setString(19, patience.toString());
            statement.setString(20, text(expiry));
        }

        static @Nullable String text(@Nullable Object value) {
            return value == null ? null : value.toString();
        }

        @Override
        public String toString() {
            return "Parameters[" + id + "]";
        }
    }

    /** One row for each, whatever the outcome. */
    record Answer(
            String outcome,
            @Nullable GenerationId generationId,
            @Nullable Long price,
            @Nullable Long balance,
            @Nullable Integer quotaUsed) {

        /** The next of the rows. */
        static Answer next(ResultSet row) throws SQLException {
            if (!row.next()) {
                throw new IllegalStateException("There was no answer");
            }
            UUID id = row.getObject(2, UUID.class);
            return new Answer(
                    row.getString(1),
                    id == null ? null : new GenerationId(id),
                    row.getObject(3, Long.class),
                    row.getObject(4, Long.class),
                    row.getObject(5, Integer.class));
        }
    }

    Answer accept(Parameters parameters, Instant now) {
        return Objects.requireNonNull(
                jdbc.query(ACCEPT, statement -> parameters.bind(statement, now), (ResultSet row) -> Answer.next(row)));
    }
}

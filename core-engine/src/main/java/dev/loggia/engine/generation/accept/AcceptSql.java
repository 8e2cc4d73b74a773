package dev.loggia.engine.generation.accept;

import dev.loggia.engine.platform.GenerationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The function {@code generation_accept}: for each job everything or nothing. Through plain JDBC, for it is the statement that
 * people wait for: JDBI's binding and mapping of it took as long as PostgreSQL needs for it.
 */
@Component
class AcceptSql {
    static final String ACCEPT = """
            select outcome, generation_id, paid_by_quota, price, balance, quota_used, owner_key
            from generation_accept(cast(? as jsonb), ?, ?)""";

    private static final String EARLIER = """
            select i.body_hash, g.id, g.free, g.price, w.available, o.kind || ':' || o.subject as owner_key
            from idempotency i
                     join generation g on g.id = cast(i.result_id as uuid)
                     join owner o on o.id = g.owner_id
                     left join wallet w on w.account_id = g.account_id
            where i.scope = any (?) and i.key = ? and i.result_type = 'generation'
            limit 1""";

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    AcceptSql(DataSource dataSource, JsonMapper json) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.json = json;
    }

    /**
     * What became of one job.
     *
     * @param paidByQuota null when neither quota nor credits paid
     * @param balance the account's available credits, null without an account
     * @param quotaUsed by the first of the quota's subjects, null when the quota was not asked or did not pay
     * @param ownerKey whose it is, null when it was not accepted
     */
    record Answer(
            String outcome,
            GenerationId id,
            @Nullable Boolean paidByQuota,
            long price,
            @Nullable Long balance,
            @Nullable Integer quotaUsed,
            @Nullable String ownerKey) {

        private static Answer read(ResultSet row) throws SQLException {
            return new Answer(
                    row.getString(1),
                    new GenerationId(row.getObject(2, UUID.class)),
                    row.getObject(3, Boolean.class),
                    row.getLong(4),
                    row.getObject(5, Long.class),
                    row.getObject(6, Integer.class),
                    row.getString(7));
        }
    }

    /**
     * In one transaction; answered in the order of the jobs.
     *
     * @param patient whether to wait for a lock as long as it takes; else it fails after a moment
     */
    List<Answer> accept(List<JobToAccept> jobs, Instant now, boolean patient) {
        return jdbc.query(
                ACCEPT,
                (row, number) -> Answer.read(row),
                json.writeValueAsString(jobs),
                now.atOffset(ZoneOffset.UTC),
                patient);
    }

    /** What was accepted before under a key, and the hash of the body it came with. */
    record Earlier(String bodyHash, Answer answer) {}

    Optional<Earlier> findEarlier(List<String> scopes, String key) {
        return jdbc
                .query(
                        connection -> {
                            var statement = connection.prepareStatement(EARLIER);
                            statement.setArray(1, connection.createArrayOf("text", scopes.toArray()));
                            statement.setString(2, key);
                            return statement;
                        },
                        (row, number) -> new Earlier(
                                row.getString(1),
                                new Answer(
                                        "REPLAYED",
                                        new GenerationId(row.getObject(2, UUID.class)),
                                        row.getBoolean(3),
                                        row.getLong(4),
                                        row.getObject(5, Long.class),
                                        null,
                                        row.getString(6))))
                .stream()
                .findFirst();
    }
}

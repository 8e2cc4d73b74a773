package dev.loggia.engine.generation.accept;

import dev.loggia.engine.generation.accept.AcceptSql.Answer;
import dev.loggia.engine.generation.accept.AcceptSql.Parameters;
import dev.loggia.engine.platform.AccountId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The function {@code generation_accept_several}: what {@link AcceptSql} does, for several requesters at once. */
@Component
class AcceptTogetherSql {
    private static final String SEVERAL = """
            select outcome, generation_id, price, balance, quota_used
            from generation_accept_several(
                ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcTemplate jdbc;

    AcceptTogetherSql(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** In one transaction; answered in their order. */
    List<Answer> accept(List<Parameters> several, Instant now) {
        return Objects.requireNonNull(
                jdbc.query(SEVERAL, statement -> bind(statement, several, now), (ResultSet row) -> {
                    List<Answer> answers = new ArrayList<>(several.size());
                    for (int i = 0; i < several.size(); i++) {
                        answers.add(Answer.next(row));
                    }
                    return answers;
                }));
    }

    private static void bind(PreparedStatement statement, List<Parameters> jobs, Instant now) throws SQLException {
        Columns columns = new Columns(statement, jobs);
        columns.add("uuid", job -> job.id().value());
        columns.add("text", Parameters::kind);
        columns.add("text", Parameters::model);
        columns.add("text", Parameters::settings);
        columns.add("text", Parameters::providerModel);
        columns.add("text", Parameters::providerInput);
        columns.add("text", Parameters::prompt);
        columns.add("text", Parameters::requesterKey);
        columns.add("text", Parameters::ownerKey);
        columns.add("uuid", job -> valueOf(job.account()));
        columns.add("text", Parameters::door);
        columns.add("bool", Parameters::unlisted);
        columns.add("text", Parameters::traceId);
        columns.add("int8", Parameters::price);
        columns.add("text", Parameters::catalogVersion);
        columns.add("int8", Parameters::estimateMicros);
        columns.add("text", job -> job.typical().toString());
        columns.add("text", job -> job.runLimit().toString());
        columns.add("text", job -> job.patience().toString());
        columns.add("text", job -> Parameters.text(job.expiry()));
        columns.add("text", Parameters::idempotencyKey);
        columns.add("text", Parameters::bodyHash);
        columns.add("date", job -> Parameters.text(job.quotaWindow()));
        bindQuota(columns, jobs);
        columns.at(now);
    }

    /** One element for each subject: whose it is, counted from 1, how wide, its name and its limit. */
    private static void bindQuota(Columns columns, List<Parameters> jobs) throws SQLException {
        List<Integer> owners = new ArrayList<>();
        List<Integer> widths = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        List<Integer> limits = new ArrayList<>();
        for (int job = 0; job < jobs.size(); job++) {
            Parameters each = jobs.get(job);
            for (int width = 0; width < each.quotaSubjects().size(); width++) {
                owners.add(job + 1);
                widths.add(width);
            }
            subjects.addAll(each.quotaSubjects());
            limits.addAll(each.quotaLimits());
        }
        columns.add("int4", owners.toArray());
        columns.add("int4", widths.toArray());
        columns.add("text", subjects.toArray());
        columns.add("int4", limits.toArray());
    }

    private static @Nullable UUID valueOf(@Nullable AccountId account) {
        return account == null ? null : account.value();
    }

    /** One array for each parameter; most have one element for each job. */
    private static final class Columns {
        private final PreparedStatement statement;
        private final List<Parameters> jobs;
        private int bound;

        Columns(PreparedStatement statement, List<Parameters> jobs) {
            this.statement = statement;
            this.jobs = jobs;
        }

        void add(String type, Function<Parameters, @Nullable Object> value) throws SQLException {
            add(type, jobs.stream().map(value).toArray());
        }

        void add(String type, @Nullable Object[] values) throws SQLException {
            bound++;
            statement.setArray(bound, statement.getConnection().createArrayOf(type, values));
        }

        void at(Instant now) throws SQLException {
            bound++;
            statement.setObject(bound, now.atOffset(ZoneOffset.UTC));
        }
    }
}

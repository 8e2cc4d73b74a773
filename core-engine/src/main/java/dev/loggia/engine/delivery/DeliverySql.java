package dev.loggia.engine.delivery;

import static dev.loggia.engine.platform.SqlTime.utc;

import dev.loggia.engine.platform.GenerationId;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Component;

/** Table {@code delivery}. Through plain JDBC, for every job ends here. */
@Component
class DeliverySql {
    private final JdbcTemplate jdbc;

    DeliverySql(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    int add(UUID id, GenerationId generation, String door, String dedupeKey, Instant now) {
        return jdbc.update("""
                insert into delivery (id, generation_id, door, dedupe_key, created_at, changed_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (dedupe_key) do nothing""", id, generation.value(), door, dedupeKey, utc(now), utc(now));
    }

    Optional<Delivery> findPending(UUID id) {
        return jdbc
                .query(
                        "select id, generation_id, door, attempts from delivery where id = ? and state = 'PENDING'",
                        (row, number) -> new Delivery(
                                row.getObject(1, UUID.class),
                                new GenerationId(row.getObject(2, UUID.class)),
                                row.getString(3),
                                row.getInt(4)),
                        id)
                .stream()
                .findFirst();
    }

    int finish(UUID id, String state, @Nullable String note, Instant now) {
        return jdbc.update("""
                update delivery set state = ?, note = ?, attempts = attempts + 1, changed_at = ?
                where id = ? and state = 'PENDING'""", state, new SqlParameterValue(Types.VARCHAR, note), utc(now), id);
    }

    int countAttempt(UUID id, Instant now) {
        return jdbc.update(
                "update delivery set attempts = attempts + 1, changed_at = ? where id = ? and state = 'PENDING'",
                utc(now),
                id);
    }
}

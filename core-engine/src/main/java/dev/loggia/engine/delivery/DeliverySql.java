package dev.loggia.engine.delivery;

import dev.loggia.engine.platform.GenerationId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Table {@code delivery}. */
@RegisterConstructorMapper(Delivery.class)
interface DeliverySql {

    @SqlUpdate("""
            insert into delivery (id, generation_id, door, dedupe_key, created_at, changed_at)
            values (:id, :generation, :door, :dedupeKey, :now, :now)
            on conflict (dedupe_key) do nothing""")
    int add(UUID id, GenerationId generation, String door, String dedupeKey, Instant now);

    @SqlQuery("""
            select id, generation_id as generation, door, attempts
            from delivery where id = :id and state = 'PENDING'""")
    Optional<Delivery> findPending(UUID id);

    @SqlUpdate("""
            update delivery set state = :state, note = :note, attempts = attempts + 1, changed_at = :now
            where id = :id and state = 'PENDING'""")
    int finish(UUID id, String state, @Nullable String note, Instant now);

    @SqlUpdate("update delivery set attempts = attempts + 1, changed_at = :now where id = :id and state = 'PENDING'")
    int countAttempt(UUID id, Instant now);
}

package dev.loggia.engine.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Table {@code webhook_inbox}. */
@RegisterConstructorMapper(WebhookSql.Row.class)
interface WebhookSql {

    /** Zero rows: it came before. */
    @SqlUpdate("""
            insert into webhook_inbox (provider, event_id, kind, subject_type, subject_id, ids, body_hash, body,
                                       received_at, handled_at)
            values (:provider, :id, :kind, :subjectType, :subjectId, cast(:ids as jsonb), decode(:hash, 'hex'), :body,
                    :receivedAt, :handledAt)
            on conflict do nothing
            """)
    int insert(
            String provider,
            String id,
            String kind,
            @Nullable String subjectType,
            @Nullable UUID subjectId,
            String ids,
            @Nullable String hash,
            byte @Nullable [] body,
            Instant receivedAt,
            @Nullable Instant handledAt);

    /** Whether an event that came before had another body; unknown is not another. */
    @SqlQuery("""
            select exists (select
                           from webhook_inbox
                           where provider = :provider and event_id = :id and body_hash <> decode(:hash, 'hex'))
            """)
    boolean hasOtherBody(String provider, String id, String hash);

    /** Counts an attempt to handle it; empty when that is done, or the body is gone. */
    @SqlQuery("""
            update webhook_inbox
            set attempts = attempts + 1
            where provider = :provider and event_id = :id and handled_at is null and body is not null
            returning kind, subject_type, subject_id, cast(ids as text) as ids, body
            """)
    Optional<Row> attempt(String provider, String id);

    /** Zero rows: another node was faster. */
    @SqlUpdate("""
            update webhook_inbox set handled_at = :now
            where provider = :provider and event_id = :id and handled_at is null
            """)
    int handled(String provider, String id, Instant now);

    @SqlUpdate("""
            update webhook_inbox set body = null
            where subject_type = :type and subject_id = :id and body is not null
            """)
    int eraseBodies(String type, UUID id);

    @SqlUpdate("update webhook_inbox set body = null where body is not null and received_at < :before")
    int forgetBodies(Instant before);

    /** A row; {@code ids} is JSON text. */
    record Row(
            String kind,
            @Nullable String subjectType,
            @Nullable UUID subjectId,
            String ids,
            byte[] body) {}
}

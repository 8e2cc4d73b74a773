package dev.loggia.engine.audit;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code audit_entry}. */
@RegisterConstructorMapper(AuditSql.Row.class)
interface AuditSql {

    @SqlUpdate("""
            insert into audit_entry (actor, action, subject_type, subject_id, details, at)
            values (:actor, :action, :subjectType, :subjectId, cast(:details as jsonb), :at)
            """)
    int insert(String actor, String action, String subjectType, String subjectId, String details, Instant at);

    @SqlQuery("""
            select id, actor, action, subject_type, subject_id, cast(details as text) as details, at
            from audit_entry
            where id < :before
            order by id desc
            limit :limit
            """)
    List<Row> list(long before, int limit);

    @SqlQuery("""
            select id, actor, action, subject_type, subject_id, cast(details as text) as details, at
            from audit_entry
            where subject_type = :subjectType and subject_id = :subjectId and id < :before
            order by id desc
            limit :limit
            """)
    List<Row> listAbout(String subjectType, String subjectId, long before, int limit);

    @SqlQuery("""
            select id, actor, action, subject_type, subject_id, cast(details as text) as details, at
            from audit_entry
            where actor = :actor and id < :before
            order by id desc
            limit :limit
            """)
    List<Row> listBy(String actor, long before, int limit);

    /** A row; {@code details} is JSON text. */
    record Row(
            long id, String actor, String action, String subjectType, String subjectId, String details, Instant at) {}
}

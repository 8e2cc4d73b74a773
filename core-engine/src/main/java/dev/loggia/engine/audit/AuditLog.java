package dev.loggia.engine.audit;

import dev.loggia.engine.platform.Rows;
import dev.loggia.engine.platform.SqlObjects;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The record of what admins and agents did. Entries are only added: the database refuses to change or delete one. Lists are
 * newest first, in pages of 1 to 200; {@link #NEWEST} starts, the last id of a page continues.
 */
@Component
public class AuditLog {
    /** The cursor of the first page. */
    public static final long NEWEST = Long.MAX_VALUE;

    private static final int LARGEST_PAGE = 200;
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final AuditSql sql;
    private final JsonMapper json;

    AuditLog(Jdbi jdbi, JsonMapper json) {
        this.sql = SqlObjects.onDemand(jdbi, AuditSql.class);
        this.json = json;
    }

    /** Adds an entry in the caller's transaction, so that it stands or falls with what it tells of. */
    public void record(AuditEntry entry) {
        int rows = sql.insert(
                entry.actor(),
                entry.action(),
                entry.subjectType(),
                entry.subjectId(),
                json.writeValueAsString(entry.details()),
                entry.at());
        Rows.exactlyOne(rows, "Recording an audit entry");
    }

    /** All entries with an id below {@code before}. */
    public List<AuditRecord> list(long before, int limit) {
        return records(sql.list(before, page(limit)));
    }

    /** Entries about one subject with an id below {@code before}. */
    public List<AuditRecord> listAbout(String subjectType, String subjectId, long before, int limit) {
        return records(sql.listAbout(subjectType, subjectId, before, page(limit)));
    }

    /** Entries by one actor with an id below {@code before}. */
    public List<AuditRecord> listBy(String actor, long before, int limit) {
        return records(sql.listBy(actor, before, page(limit)));
    }

    private static int page(int limit) {
        return Math.min(Math.max(limit, 1), LARGEST_PAGE);
    }

    private List<AuditRecord> records(List<AuditSql.Row> rows) {
        return rows.stream().map(this::read).toList();
    }

    private AuditRecord read(AuditSql.Row row) {
        AuditEntry entry = new AuditEntry(
                row.actor(),
                row.action(),
                row.subjectType(),
                row.subjectId(),
                json.readValue(row.details(), DETAILS),
                row.at());
        return new AuditRecord(row.id(), entry);
    }
}

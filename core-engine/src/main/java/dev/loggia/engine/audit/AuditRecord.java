package dev.loggia.engine.audit;

/**
 * An entry as it was recorded.
 *
 * @param id grows with every entry; the cursor of the next page
 */
public record AuditRecord(long id, AuditEntry entry) {}

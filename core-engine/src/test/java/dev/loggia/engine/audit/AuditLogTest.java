package dev.loggia.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.engine.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AuditLogTest {
    private static final Instant AT = Instant.parse("2026-03-29T01:00:00.123456Z");

    private final TestDatabase database = TestDatabase.create();
    private final AuditLog audit = new AuditLog(database.jdbi(), JsonMapper.shared());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void returnsWhatWasRecorded() {
        AuditEntry entry = entry("member:1", "7", Map.of("reason", "goodwill, \"quoted\" 🙂", "credits", "5"));
        audit.record(entry);
        assertThat(audit.list(AuditLog.NEWEST, 10))
                .extracting(AuditRecord::entry)
                .containsExactly(entry);
    }

    @Test
    void fallsWithTheCallersTransaction() {
        database.transactions().executeWithoutResult(status -> {
            audit.record(entry("system", "1", Map.of()));
            status.setRollbackOnly();
        });
        assertThat(audit.list(AuditLog.NEWEST, 10)).isEmpty();
    }

    @Test
    void pagesNewestFirst() {
        for (int number = 1; number <= 5; number++) {
            audit.record(entry("agent:" + number % 2, "" + number, Map.of()));
        }
        List<AuditRecord> first = audit.list(AuditLog.NEWEST, 2);
        List<AuditRecord> second = audit.list(first.get(1).id(), 200);
        assertThat(subjects(first)).containsExactly("5", "4");
        assertThat(subjects(second)).containsExactly("3", "2", "1");
        assertThat(subjects(audit.listBy("agent:1", AuditLog.NEWEST, 10))).containsExactly("5", "3", "1");
        assertThat(subjects(audit.listAbout("account", "4", AuditLog.NEWEST, 10)))
                .containsExactly("4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update audit_entry set actor = 'nobody'", "delete from audit_entry", "truncate audit_entry"})
    void refusesToForget(String statement) {
        audit.record(entry("member:1", "1", Map.of()));
        assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute(statement)))
                .isInstanceOf(JdbiException.class)
                .hasMessageContaining("append-only");
        assertThat(audit.list(AuditLog.NEWEST, 10)).hasSize(1);
    }

    @Test
    void refusesWhatCannotBeStored() {
        assertThatThrownBy(() -> entry("", "1", Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry("system", "a\0b", Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry("system", "1", Map.of("note", "x".repeat(1_001))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> subjects(List<AuditRecord> page) {
        return page.stream().map(recorded -> recorded.entry().subjectId()).toList();
    }

    private static AuditEntry entry(String actor, String account, Map<String, String> details) {
        return new AuditEntry(actor, "credit.adjust", "account", account, details, AT);
    }
}

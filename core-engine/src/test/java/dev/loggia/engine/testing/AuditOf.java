package dev.loggia.engine.testing;

import dev.loggia.engine.credit.LedgerAudit;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Every invariant of every feature, asked of a database without starting the engine. */
public final class AuditOf {
    private AuditOf() {}

    /** What breaks an invariant, one line each: nothing, in a healthy database. */
    public static List<String> run(TestDatabase database) {
        // The database does not tell which limits its server had; the race tests look after those.
        StandardEnvironment settings = new StandardEnvironment();
        settings.getPropertySources()
                .addFirst(new MapPropertySource(
                        "no limits",
                        Map.of("loggia.quota.images-per-day", "1000000", "loggia.quota.videos-per-week", "1000000")));
        return LedgerAudit.over(database.jdbi(), settings).run().stream()
                .map(finding -> finding.number() + " " + finding.invariant() + ": " + finding.offence())
                .toList();
    }
}

package dev.loggia.engine.credit;

import dev.loggia.engine.platform.Invariant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one audit saw.
 *
 * @param at when it began: what it says of the database, it says of that moment
 * @param checks one an invariant, in order of number
 */
public record AuditReport(Instant at, Duration took, List<Check> checks) {
    public AuditReport {
        checks = List.copyOf(checks);
    }

    /**
     * @param offences the rows that break it, by ids and counts; no personal data
     * @param finished false: it took too long, so that no offences mean nothing
     */
    public record Check(Invariant invariant, List<String> offences, boolean finished) {
        public Check {
            offences = List.copyOf(offences);
        }

        static Check unfinished(Invariant invariant) {
            return new Check(invariant, List.of(), false);
        }
    }

    /** Those that are broken. */
    public List<Check> broken() {
        return checks.stream().filter(check -> !check.offences().isEmpty()).toList();
    }

    /** Those nobody knows about, because they took too long. */
    public List<Check> unfinished() {
        return checks.stream().filter(check -> !check.finished()).toList();
    }
}

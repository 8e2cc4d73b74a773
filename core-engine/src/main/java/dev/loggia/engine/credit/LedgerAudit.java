package dev.loggia.engine.credit;

import dev.loggia.engine.platform.Invariant;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** Runs every invariant's query and lists what breaks it: nothing, in a healthy system, at any moment. */
@Component
public class LedgerAudit {
    private static final int LISTED_AT_MOST = 100;

    private final Jdbi jdbi;
    private final List<Invariant> invariants;

    LedgerAudit(Jdbi jdbi, List<Invariant> invariants) {
        this.jdbi = jdbi;
        this.invariants = invariants.stream()
                .sorted(Comparator.comparingInt(Invariant::number).thenComparing(Invariant::name))
                .toList();
    }

    /** @param offence which row, by ids and counts; no personal data */
    public record Finding(int number, String invariant, String offence) {}

    /** At most 100 findings an invariant, in order of number. Reads one snapshot of the database. */
    public List<Finding> run() {
        return jdbi.inTransaction(
                org.jdbi.v3.core.transaction.TransactionIsolationLevel.REPEATABLE_READ, handle -> invariants.stream()
                        .flatMap(invariant -> handle
                                .createQuery("select * from (" + invariant.offenders() + ") offenders limit :most")
                                .bind("most", LISTED_AT_MOST)
                                .mapTo(String.class)
                                .stream()
                                .map(offence -> new Finding(invariant.number(), invariant.name(), offence)))
                        .toList());
    }
}

package dev.loggia.engine.credit;

import dev.loggia.engine.platform.Invariant;
import dev.loggia.engine.platform.Invariants;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;

/** Runs every invariant's query and lists what breaks it: nothing, in a healthy system, at any moment. */
@Component
public class LedgerAudit {
    private static final int LISTED_AT_MOST = 100;
    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final String STATEMENT_TIMED_OUT = "57014";

    private final Jdbi jdbi;
    private final List<Invariant> invariants;

    LedgerAudit(Jdbi jdbi, List<Invariant> invariants) {
        this.jdbi = jdbi;
        this.invariants = invariants.stream()
                .sorted(Comparator.comparingInt(Invariant::number).thenComparing(Invariant::name))
                .toList();
    }

    /**
     * An audit of a database without the engine: every invariant of every feature.
     *
     * @param settings those that the database was worked with, for the invariants that speak of limits
     */
    public static LedgerAudit over(Jdbi jdbi, ConfigurableEnvironment settings) {
        return new LedgerAudit(jdbi, everyInvariant(settings));
    }

    static List<Invariant> everyInvariant(ConfigurableEnvironment settings) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.setEnvironment(settings);
            ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context, false, settings);
            scanner.addIncludeFilter(new AnnotationTypeFilter(Invariants.class));
            scanner.scan("dev.loggia.engine");
            context.refresh();
            return List.copyOf(context.getBeansOfType(Invariant.class).values());
        }
    }

    /** @param offence which row, by ids and counts; no personal data */
    public record Finding(int number, String invariant, String offence) {}

    /** What is checked, in order of number. */
    public List<Invariant> invariants() {
        return invariants;
    }

    /** At most 100 findings an invariant, in order of number, however long it takes. Reads one snapshot of the database. */
    public List<Finding> run() {
        return examine(LISTED_AT_MOST, FOR_EVER).stream()
                .flatMap(check -> check.offences().stream()
                        .map(offence -> new Finding(
                                check.invariant().number(), check.invariant().name(), offence)))
                .toList();
    }

    /**
     * Checks every invariant in one snapshot of the database, reading only.
     *
     * @param listed how many offences an invariant at most
     * @param patience for all of them together: a snapshot that is held for long keeps the database from tidying up
     */
    public List<AuditReport.Check> examine(int listed, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            handle.execute("set transaction read only");
            try (NetworkTimeout longer = NetworkTimeout.set(handle.getConnection(), patience.plus(ANSWER))) {
                return invariants.stream()
                        .map(invariant -> check(handle, invariant, listed, deadline))
                        .toList();
            }
        });
    }

    private static AuditReport.Check check(Handle handle, Invariant invariant, int listed, long deadline) {
        long millisLeft = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (millisLeft <= 0) {
            return AuditReport.Check.unfinished(invariant);
        }
        handle.execute("set local statement_timeout = " + millisLeft);
        handle.savepoint("invariant");
        try {
            List<String> offences = handle.createQuery(
                            "select * from (" + invariant.offenders() + ") offenders limit :most")
                    .bind("most", listed)
                    .mapTo(String.class)
                    .list();
            handle.releaseSavepoint("invariant");
            return new AuditReport.Check(invariant, offences, true);
        } catch (UnableToExecuteStatementException e) {
            if (!(e.getCause() instanceof SQLException failure) || !STATEMENT_TIMED_OUT.equals(failure.getSQLState())) {
                throw e;
            }
            handle.rollbackToSavepoint("invariant");
            return AuditReport.Check.unfinished(invariant);
        }
    }
}

package dev.loggia.engine.generation;

import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.provider.GenerationProvider;
import java.time.InstantSource;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** FUNDING: a prefunded pool has the money already, so the generation takes its place in the queue. */
@Component
class FundStep implements StateStep {
    private final GenerationSql sql;
    private final GenerationProvider provider;
    private final Admission admission;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    FundStep(
            Jdbi jdbi,
            GenerationProvider provider,
            Admission admission,
            TransactionOperations transactions,
            InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, GenerationSql.class);
        this.provider = provider;
        this.admission = admission;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Set<GenerationState> states() {
        return Set.of(GenerationState.FUNDING);
    }

    @Override
    public StepResult run(GenerationRow row) {
        // One after the other, or an asker's jobs that enter at once would not see each other and share a turn.
        transactions.executeWithoutResult(status -> {
            sql.lockAsker(row.id());
            sql.enterQueue(provider.name(), row.id(), row.version(), clock.instant());
        });
        admission.admit();
        return StepResult.again();
    }
}

package dev.loggia.engine.generation;

import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps what a callback named and wakes the job. State, cost and results come from the provider's own record alone. */
@Component
class Callbacks {
    private final AttemptSql attempts;
    private final TransactionOperations transactions;
    private final Work work;
    private final InstantSource clock;

    Callbacks(Jdbi jdbi, TransactionOperations transactions, Work work, InstantSource clock) {
        this.attempts = SqlObjects.onDemand(jdbi, AttemptSql.class);
        this.transactions = transactions;
        this.work = work;
        this.clock = clock;
    }

    void receive(GenerationId id, int attempt, String taskId) {
        Instant now = clock.instant();
        transactions.executeWithoutResult(status -> {
            if (attempts.receive(id, attempt, taskId, now) == 1) {
                attempts.recordOrphans(id, now);
                work.signal(GenerationSteps.WORK, id.toString());
            }
        });
    }
}

package dev.loggia.engine.generation.run;

import dev.loggia.engine.generation.state.AttemptSql;
import dev.loggia.engine.generation.state.GenerationWork;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps what a callback named and wakes the job. State, cost and results come from the provider's own record alone. */
@Component
public class Callbacks {
    private final AttemptSql attempts;
    private final TransactionOperations transactions;
    private final Work work;
    private final InstantSource clock;

    Callbacks(AttemptSql attempts, TransactionOperations transactions, Work work, InstantSource clock) {
        this.attempts = attempts;
        this.transactions = transactions;
        this.work = work;
        this.clock = clock;
    }

    public void receive(GenerationId id, int attempt, String taskId) {
        Instant now = clock.instant();
        transactions.executeWithoutResult(status -> {
            if (attempts.receive(id, attempt, taskId, now) == 1) {
                attempts.recordOrphans(id, now);
                work.signal(GenerationWork.KIND, id.toString());
            }
        });
    }
}

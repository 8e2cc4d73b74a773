package dev.loggia.engine.generation.run;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.state.AttemptOutcome;
import dev.loggia.engine.generation.state.AttemptSql;
import dev.loggia.engine.generation.state.GenerationRow;
import dev.loggia.engine.generation.state.StepSql;
import dev.loggia.engine.provider.CallbackVerification;
import dev.loggia.engine.provider.GenerationProvider;
import dev.loggia.engine.provider.TaskResult;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes up a task whose id was lost with the answer and that named itself in a callback. The callback is a hint: the provider
 * is asked whether it knows the task and whom it was made for.
 */
@Component
class LostTaskRecovery {
    static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    private final StepSql sql;
    private final AttemptSql attempts;
    private final GenerationProvider provider;
    private final CallbackVerification callbacks;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    LostTaskRecovery(
            StepSql sql,
            AttemptSql attempts,
            GenerationProvider provider,
            CallbackVerification callbacks,
            TransactionOperations transactions,
            InstantSource clock) {
        this.sql = sql;
        this.attempts = attempts;
        this.provider = provider;
        this.callbacks = callbacks;
        this.transactions = transactions;
        this.clock = clock;
    }

    enum Outcome {
        /** The row has moved on to RUNNING with a task that named itself. */
        ADOPTED,
        /** A task named itself, but the provider does not say yet whose it is: ask again soon. */
        UNDECIDED,
        /** Nobody named itself. */
        NOBODY
    }

    Outcome adopt(GenerationRow row) {
        Outcome outcome = Outcome.NOBODY;
        for (AttemptSql.Callback callback : attempts.listUnclaimed(row.id())) {
            TaskResult result = provider.check(callback.taskId());
            if (result instanceof TaskResult.Unknown || result instanceof TaskResult.NotAnswered) {
                outcome = Outcome.UNDECIDED;
            } else if (isOurs(row, callback, result) && take(row, callback)) {
                return Outcome.ADOPTED;
            }
        }
        return outcome;
    }

    private boolean isOurs(GenerationRow row, AttemptSql.Callback callback, TaskResult result) {
        URI madeFor = madeFor(result);
        if (madeFor != null && !callbacks.isAddressOf(row.id(), callback.attempt(), madeFor)) {
            attempts.recordOrphan(row.id(), callback.attempt(), callback.taskId(), "foreign", clock.instant());
            return false;
        }
        return true;
    }

    /** The callback address the task was made with, as far as the provider says. */
    private static @Nullable URI madeFor(TaskResult result) {
        if (result instanceof TaskResult.Pending pending) {
            return pending.callbackUrl();
        }
        if (result instanceof TaskResult.Succeeded succeeded) {
            return succeeded.callbackUrl();
        }
        return result instanceof TaskResult.Failed failed ? failed.callbackUrl() : null;
    }

    private boolean take(GenerationRow row, AttemptSql.Callback callback) {
        Instant now = clock.instant();
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (sql.startRunning(row, callback.attempt(), callback.taskId(), AttemptOutcome.ADOPTED, now)
                    .isEmpty()) {
                return false;
            }
            if (row.state() == GenerationState.ADMITTED && row.attempt() != callback.attempt()) {
                attempts.conclude(row.id(), row.attempt(), AttemptOutcome.CANCELLED);
            }
            attempts.recordOrphans(row.id(), now);
            return true;
        }));
    }
}

package dev.loggia.engine.generation.run;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.queue.Admission;
import dev.loggia.engine.generation.settle.Settlement;
import dev.loggia.engine.generation.state.AttemptSql;
import dev.loggia.engine.generation.state.FailureCode;
import dev.loggia.engine.generation.state.GenerationProperties;
import dev.loggia.engine.generation.state.GenerationRow;
import dev.loggia.engine.generation.state.GenerationSql;
import dev.loggia.engine.platform.SqlObjects;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * SUBMITTING, found by a worker that did not make the call, and UNCERTAIN: the provider may be working on it. It waits for the
 * callback that names the attempt, then tries again, then gives the money back. A duplicate can cost us, never the requester.
 */
@Component
class UncertainStep implements StateStep {
    private final GenerationSql sql;
    private final AttemptSql attempts;
    private final LostTaskRecovery adoption;
    private final Admission admission;
    private final Settlement settlement;
    private final GenerationProperties properties;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    @SuppressWarnings("TooManyParameters")
    UncertainStep(
            Jdbi jdbi,
            AttemptSql attempts,
            LostTaskRecovery adoption,
            Admission admission,
            Settlement settlement,
            GenerationProperties properties,
            TransactionOperations transactions,
            InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, GenerationSql.class);
        this.attempts = attempts;
        this.adoption = adoption;
        this.admission = admission;
        this.settlement = settlement;
        this.properties = properties;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Set<GenerationState> states() {
        return Set.of(GenerationState.SUBMITTING, GenerationState.UNCERTAIN);
    }

    @Override
    public StepResult run(GenerationRow row) {
        if (row.state() == GenerationState.SUBMITTING) {
            return doubt(row);
        }
        LostTaskRecovery.Outcome adopted = adoption.adopt(row);
        if (adopted == LostTaskRecovery.Outcome.ADOPTED) {
            return StepResult.again();
        }
        Instant until = row.uncertainUntil();
        if (until != null && clock.instant().isBefore(until)) {
            Instant soon = clock.instant().plus(LostTaskRecovery.ASK_AGAIN);
            boolean undecided = adopted == LostTaskRecovery.Outcome.UNDECIDED && soon.isBefore(until);
            return StepResult.waitUntil(undecided ? soon : until);
        }
        giveUpOnAttempt(row);
        return StepResult.again();
    }

    private StepResult doubt(GenerationRow row) {
        Instant until = row.changedAt().plus(properties.uncertainty(row.kind()));
        transactions.executeWithoutResult(status -> {
            attempts.conclude(row.id(), row.attempt(), "UNCERTAIN", null);
            sql.becomeUncertain(row.id(), row.version(), until, clock.instant());
        });
        return StepResult.again();
    }

    private void giveUpOnAttempt(GenerationRow row) {
        attempts.conclude(row.id(), row.attempt(), "LOST", null);
        if (row.uncertainCount() >= properties.resubmissions()) {
            settlement.fail(row, FailureCode.ANSWER_LOST, null);
        } else {
            Instant now = clock.instant();
            sql.returnToQueue(row.id(), row.state(), row.version(), 1, now, now);
            admission.admit();
        }
    }
}

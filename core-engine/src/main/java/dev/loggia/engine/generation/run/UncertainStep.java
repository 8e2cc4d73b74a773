package dev.loggia.engine.generation.run;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.queue.Admission;
import dev.loggia.engine.generation.settle.Settlement;
import dev.loggia.engine.generation.state.AttemptOutcome;
import dev.loggia.engine.generation.state.FailureCode;
import dev.loggia.engine.generation.state.GenerationProperties;
import dev.loggia.engine.generation.state.GenerationRow;
import dev.loggia.engine.generation.state.StepSql;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * SUBMITTING, found by a worker that did not make the call, and UNCERTAIN: the provider may be working on it. It waits for the
 * callback that names the attempt, then tries again, then gives the money back. A duplicate can cost us, never the requester.
 */
@Component
class UncertainStep implements StateStep {
    private final StepSql sql;
    private final LostTaskRecovery adoption;
    private final Admission admission;
    private final Settlement settlement;
    private final GenerationProperties properties;
    private final InstantSource clock;

    UncertainStep(
            StepSql sql,
            LostTaskRecovery adoption,
            Admission admission,
            Settlement settlement,
            GenerationProperties properties,
            InstantSource clock) {
        this.sql = sql;
        this.adoption = adoption;
        this.admission = admission;
        this.settlement = settlement;
        this.properties = properties;
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
        return StepResult.moved(sql.becomeUncertain(row, until, clock.instant()));
    }

    private void giveUpOnAttempt(GenerationRow row) {
        if (row.uncertainCount() >= properties.resubmissions()) {
            settlement.fail(row, FailureCode.ANSWER_LOST, null, AttemptOutcome.LOST);
        } else {
            Instant now = clock.instant();
            boolean waits =
                    sql.returnToQueue(row, AttemptOutcome.LOST, now, now).isPresent();
            admission.admit(waits ? row.id() : null);
        }
    }
}

package dev.loggia.engine.generation.run;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.settle.Settlement;
import dev.loggia.engine.generation.state.FailureCode;
import dev.loggia.engine.generation.state.GenerationRow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.stereotype.Component;

/** QUEUED: admission wakes it when its turn comes. A task of an earlier, unanswered attempt may still name itself. */
@Component
class QueueStep implements StateStep {
    private final LostTaskRecovery adoption;
    private final Settlement settlement;
    private final InstantSource clock;

    QueueStep(LostTaskRecovery adoption, Settlement settlement, InstantSource clock) {
        this.adoption = adoption;
        this.settlement = settlement;
        this.clock = clock;
    }

    @Override
    public Set<GenerationState> states() {
        return Set.of(GenerationState.QUEUED);
    }

    @Override
    public StepResult run(GenerationRow row) {
        LostTaskRecovery.Outcome adopted = row.attempt() > 0 ? adoption.adopt(row) : LostTaskRecovery.Outcome.NOBODY;
        if (adopted == LostTaskRecovery.Outcome.ADOPTED) {
            return StepResult.again();
        }
        if (clock.instant().isBefore(row.deadlineAt())) {
            Instant soon = clock.instant().plus(LostTaskRecovery.ASK_AGAIN);
            boolean undecided = adopted == LostTaskRecovery.Outcome.UNDECIDED && soon.isBefore(row.deadlineAt());
            return StepResult.waitUntil(undecided ? soon : row.deadlineAt());
        }
        settlement.fail(row, FailureCode.WAITED_TOO_LONG, null);
        return StepResult.again();
    }
}

package dev.loggia.engine.generation.run;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.queue.Admission;
import dev.loggia.engine.generation.state.GenerationRow;
import dev.loggia.engine.generation.state.StepSql;
import dev.loggia.engine.provider.GenerationProvider;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.stereotype.Component;

/** FUNDING: a prefunded pool has the money already, so the generation takes its place in the queue. */
@Component
class FundStep implements StateStep {
    private final StepSql sql;
    private final GenerationProvider provider;
    private final Admission admission;
    private final InstantSource clock;

    FundStep(StepSql sql, GenerationProvider provider, Admission admission, InstantSource clock) {
        this.sql = sql;
        this.provider = provider;
        this.admission = admission;
        this.clock = clock;
    }

    @Override
    public Set<GenerationState> states() {
        return Set.of(GenerationState.FUNDING);
    }

    @Override
    public StepResult run(GenerationRow row) {
        boolean waits = sql.enterQueue(provider.name(), row, clock.instant()).isPresent();
        admission.admit(waits ? row.id() : null);
        return StepResult.again();
    }
}

package dev.loggia.engine.generation.run;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.state.GenerationRow;
import dev.loggia.engine.generation.state.StepSql;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.stereotype.Component;

/** SCREENING: local rules were applied on acceptance; a remote screening, when one is configured, is asked here. */
@Component
class ScreenStep implements StateStep {
    private final StepSql sql;
    private final InstantSource clock;

    ScreenStep(StepSql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Set<GenerationState> states() {
        return Set.of(GenerationState.SCREENING);
    }

    @Override
    public StepResult run(GenerationRow row) {
        return StepResult.moved(sql.move(row, GenerationState.FUNDING, clock.instant()));
    }
}

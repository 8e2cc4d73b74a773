package dev.loggia.engine.generation;

import dev.loggia.engine.platform.SqlObjects;
import java.time.InstantSource;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** SCREENING: local rules were applied on acceptance; a remote screening, when one is configured, is asked here. */
@Component
class ScreenStep implements StateStep {
    private final GenerationSql sql;
    private final InstantSource clock;

    ScreenStep(Jdbi jdbi, InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, GenerationSql.class);
        this.clock = clock;
    }

    @Override
    public Set<GenerationState> states() {
        return Set.of(GenerationState.SCREENING);
    }

    @Override
    public StepResult run(GenerationRow row) {
        sql.move(row.id(), row.state(), row.version(), GenerationState.FUNDING, clock.instant());
        return StepResult.again();
    }
}

package dev.loggia.engine.generation.run;

import dev.loggia.engine.generation.GenerationUpdates;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.state.GenerationRow;
import dev.loggia.engine.generation.state.GenerationWork;
import dev.loggia.engine.generation.state.StepSql;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.work.Next;
import dev.loggia.engine.work.StepHandler;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Moves a generation from state to state until it waits or ends. Each state has one {@link StateStep}. */
@Component
class GenerationSteps implements StepHandler {
    private static final int MOVES_AT_MOST = 50;

    private final StepSql sql;
    private final GenerationUpdates updates;
    private final MeterRegistry meters;
    private final Bulkhead bulkhead;
    private final InstantSource clock;
    private final Map<GenerationState, StateStep> steps = new EnumMap<>(GenerationState.class);

    GenerationSteps(
            StepSql sql,
            GenerationUpdates updates,
            MeterRegistry meters,
            Bulkhead bulkhead,
            InstantSource clock,
            List<StateStep> steps) {
        this.sql = sql;
        this.updates = updates;
        this.meters = meters;
        this.bulkhead = bulkhead;
        this.clock = clock;
        for (StateStep step : steps) {
            step.states().forEach(state -> this.steps.put(state, step));
        }
        for (GenerationState state : GenerationState.values()) {
            if (state.terminal() == this.steps.containsKey(state)) {
                throw new IllegalStateException("Each state before the end has a step, and " + state + " does not fit");
            }
        }
    }

    @Override
    public String kind() {
        return GenerationWork.KIND;
    }

    @Override
    public Next step(String id) {
        GenerationId generation = GenerationId.parse(id);
        int lastVersion = -1;
        Optional<GenerationRow> found = sql.find(generation);
        for (int move = 0; move < MOVES_AT_MOST; move++) {
            if (found.isEmpty() || found.get().state().terminal()) {
                return Next.done();
            }
            GenerationRow row = found.get();
            if (row.version() == lastVersion) {
                meters.counter("loggia.generation.stalled").increment();
            }
            lastVersion = row.version();
            StepResult result = runTraced(row);
            if (result instanceof StepResult.Wait wait) {
                return Next.at(wait.due());
            }
            if (result instanceof StepResult.Ended) {
                return Next.done();
            }
            updates.publish(generation);
            found = result instanceof StepResult.Moved moved ? Optional.of(moved.row()) : sql.find(generation);
        }
        throw new IllegalStateException("A generation moved " + MOVES_AT_MOST + " times in one step");
    }

    private StepResult whenThereIsRoom() {
        long millis = ThreadLocalRandom.current().nextLong(500, 1_500);
        return StepResult.waitUntil(clock.instant().plusMillis(millis));
    }

    private StepResult runTraced(GenerationRow row) {
        StateStep step = Objects.requireNonNull(steps.get(row.state()));
        try (MDC.MDCCloseable trace = MDC.putCloseable("traceId", row.traceId())) {
            return bulkhead.run(row.state(), () -> step.run(row)).orElseGet(this::whenThereIsRoom);
        }
    }
}

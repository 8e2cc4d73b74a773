package dev.loggia.engine.generation.run;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationUpdates;
import dev.loggia.engine.generation.settle.Settlement;
import dev.loggia.engine.generation.state.AttemptOutcome;
import dev.loggia.engine.generation.state.FailureCode;
import dev.loggia.engine.generation.state.GenerationProperties;
import dev.loggia.engine.generation.state.GenerationRow;
import dev.loggia.engine.generation.state.GenerationWork;
import dev.loggia.engine.generation.state.StepSql;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.work.Next;
import dev.loggia.engine.work.StepFailures;
import dev.loggia.engine.work.StepHandler;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Moves a generation from state to state until it waits or ends. Each state has one {@link StateStep}. */
@Component
class GenerationSteps implements StepHandler {
    private static final int MOVES_AT_MOST = 50;
    private static final int A_FEW = 3;

    private final StepSql sql;
    private final GenerationUpdates updates;
    private final MeterRegistry meters;
    private final Bulkhead bulkhead;
    private final Settlement settlement;
    private final GenerationProperties properties;
    private final InstantSource clock;
    private final Map<GenerationState, StateStep> steps = new EnumMap<>(GenerationState.class);

    GenerationSteps(
            StepSql sql,
            GenerationUpdates updates,
            MeterRegistry meters,
            Bulkhead bulkhead,
            Settlement settlement,
            GenerationProperties properties,
            InstantSource clock,
            List<StateStep> steps) {
        this.sql = sql;
        this.updates = updates;
        this.meters = meters;
        this.bulkhead = bulkhead;
        this.settlement = settlement;
        this.properties = properties;
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

    /** A few failures are enough once the deadline of the state is past: nothing looks at deadlines in a step that throws. */
    @Override
    public boolean givesUp(String id, StepFailures failures) {
        return failures.exceed(properties.stepFailures(), properties.stepFailing())
                || (failures.count() >= A_FEW
                        && sql.find(GenerationId.parse(id))
                                .filter(row -> !failures.now().isBefore(end(row)))
                                .isPresent());
    }

    /** The latest that a generation can stay in the state it is in. */
    private Instant end(GenerationRow row) {
        return switch (row.state()) {
            case UNCERTAIN -> row.uncertainUntil() == null ? row.deadlineAt() : row.uncertainUntil();
            case STORING ->
                (row.submittedAt() == null ? row.createdAt() : row.submittedAt()).plus(properties.resultLife());
            default -> row.deadlineAt();
        };
    }

    @Override
    public String giveUp(String id) {
        GenerationRow row = sql.find(GenerationId.parse(id)).orElseThrow();
        if (!row.state().terminal() && !settlement.fail(row, FailureCode.INTERNAL_ERROR, null, unfinished(row))) {
            throw new IllegalStateException("It moved while it was given up");
        }
        return row.state().name();
    }

    private static @Nullable AttemptOutcome unfinished(GenerationRow row) {
        return switch (row.state()) {
            case ADMITTED -> AttemptOutcome.CANCELLED;
            case SUBMITTING, UNCERTAIN -> AttemptOutcome.LOST;
            default -> null;
        };
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

package dev.loggia.engine.generation.run;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.settle.Settlement;
import dev.loggia.engine.generation.state.AttemptSql;
import dev.loggia.engine.generation.state.FailureCode;
import dev.loggia.engine.generation.state.GenerationProperties;
import dev.loggia.engine.generation.state.GenerationRow;
import dev.loggia.engine.generation.state.StepSql;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.provider.GenerationProvider;
import dev.loggia.engine.provider.TaskResult;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * RUNNING: asks the provider how the task stands, first a moment after its submission, then when such a task is usually done,
 * then at growing intervals. A callback only makes this happen sooner.
 */
@Component
class RunStep implements StateStep {
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_IMAGE_WAIT = Duration.ofSeconds(60);
    private static final Duration LONGEST_VIDEO_WAIT = Duration.ofSeconds(120);
    private static final int POLLS_UNTIL_LONGEST = 12;

    private final StepSql steps;
    private final AttemptSql attempts;
    private final GenerationProvider provider;
    private final Settlement settlement;
    private final GenerationProperties properties;
    private final InstantSource clock;

    RunStep(
            StepSql steps,
            AttemptSql attempts,
            GenerationProvider provider,
            Settlement settlement,
            GenerationProperties properties,
            InstantSource clock) {
        this.steps = steps;
        this.attempts = attempts;
        this.provider = provider;
        this.settlement = settlement;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Set<GenerationState> states() {
        return Set.of(GenerationState.RUNNING);
    }

    @Override
    public StepResult run(GenerationRow row) {
        String taskId = row.taskId();
        if (taskId == null) {
            throw new IllegalStateException("A running generation has a task");
        }
        Instant first = submitted(row).plus(properties.firstPoll());
        if (row.polls() == 0 && clock.instant().isBefore(first) && !attempts.hasCalledBack(row.id(), row.attempt())) {
            return StepResult.waitUntil(first.isBefore(row.deadlineAt()) ? first : row.deadlineAt());
        }
        TaskResult result = provider.check(taskId);
        if (result instanceof TaskResult.Succeeded succeeded) {
            String urls = JsonMapper.shared()
                    .writeValueAsString(
                            succeeded.results().stream().map(URI::toString).toList());
            return StepResult.moved(steps.startStoring(row, urls, succeeded.costUsdMicros(), clock.instant()));
        }
        if (result instanceof TaskResult.Failed failed) {
            FailureCode code = failed.refused() ? FailureCode.PROMPT_REFUSED : FailureCode.PROVIDER_FAILED;
            settlement.fail(row, code, failed.costUsdMicros());
            return StepResult.again();
        }
        return unfinished(row, result);
    }

    private static Instant submitted(GenerationRow row) {
        return row.submittedAt() == null ? row.changedAt() : row.submittedAt();
    }

    private StepResult unfinished(GenerationRow row, TaskResult result) {
        Instant now = clock.instant();
        Instant submitted = submitted(row);
        if (result instanceof TaskResult.Unknown && now.isAfter(submitted.plus(properties.unseen()))) {
            settlement.fail(row, FailureCode.PROVIDER_FAILED, null);
            return StepResult.again();
        }
        if (!now.isBefore(row.deadlineAt())) {
            settlement.fail(row, FailureCode.TIMED_OUT, null);
            return StepResult.again();
        }
        int progress =
                result instanceof TaskResult.Pending pending && pending.progress() != null ? pending.progress() : 0;
        steps.countPoll(row, Math.max(0, Math.min(progress, 99)), now);
        Instant next = nextPoll(row, submitted, now);
        return StepResult.waitUntil(next.isAfter(row.deadlineAt()) ? row.deadlineAt() : next);
    }

    /** The typical duration first; from then on a quarter of it, half as much longer each time, with jitter, to a cap. */
    private static Instant nextPoll(GenerationRow row, Instant submitted, Instant now) {
        Instant typical = submitted.plus(row.typical());
        if (now.isBefore(typical)) {
            return typical;
        }
        Duration longest = row.kind() == MediaKind.IMAGE ? LONGEST_IMAGE_WAIT : LONGEST_VIDEO_WAIT;
        double grown = Math.max(SHORTEST_WAIT.toMillis(), row.typical().toMillis() / 4.0)
                * Math.pow(1.5, Math.min(row.polls(), POLLS_UNTIL_LONGEST));
        double jitter = ThreadLocalRandom.current().nextDouble(0.85, 1.15);
        return now.plusMillis((long) (Math.min(grown, longest.toMillis()) * jitter));
    }
}

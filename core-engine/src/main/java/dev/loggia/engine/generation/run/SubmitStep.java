package dev.loggia.engine.generation.run;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.queue.Admission;
import dev.loggia.engine.generation.settle.Settlement;
import dev.loggia.engine.generation.state.AttemptOutcome;
import dev.loggia.engine.generation.state.AttemptSql;
import dev.loggia.engine.generation.state.FailureCode;
import dev.loggia.engine.generation.state.GenerationProperties;
import dev.loggia.engine.generation.state.GenerationRow;
import dev.loggia.engine.generation.state.StepSql;
import dev.loggia.engine.provider.GenerationProvider;
import dev.loggia.engine.provider.ProviderFailure;
import dev.loggia.engine.provider.ProviderJob;
import dev.loggia.engine.provider.SubmitResult;
import dev.loggia.engine.provider.TaskCallback;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * ADMITTED: commits that the call is being made, makes it, commits the answer. A crash in between leaves SUBMITTING, which
 * the next worker can only read as: perhaps.
 */
@Component
class SubmitStep implements StateStep {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final StepSql steps;
    private final AttemptSql attempts;
    private final GenerationProvider provider;
    private final LostTaskRecovery adoption;
    private final Admission admission;
    private final Settlement settlement;
    private final GenerationProperties properties;
    private final TransactionOperations transactions;
    private final Callbacks callbacks;
    private final InstantSource clock;

    @SuppressWarnings("TooManyParameters")
    SubmitStep(
            StepSql steps,
            AttemptSql attempts,
            GenerationProvider provider,
            LostTaskRecovery adoption,
            Admission admission,
            Settlement settlement,
            GenerationProperties properties,
            TransactionOperations transactions,
            Callbacks callbacks,
            InstantSource clock) {
        this.attempts = attempts;
        this.steps = steps;
        this.provider = provider;
        this.adoption = adoption;
        this.admission = admission;
        this.settlement = settlement;
        this.properties = properties;
        this.transactions = transactions;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    @Override
    public Set<GenerationState> states() {
        return Set.of(GenerationState.ADMITTED);
    }

    @Override
    public StepResult run(GenerationRow row) {
        if (row.attempt() > 1 && adoption.adopt(row) == LostTaskRecovery.Outcome.ADOPTED) {
            return StepResult.again();
        }
        Optional<GenerationRow> announced = announceCall(row);
        if (announced.isEmpty()) {
            return StepResult.again();
        }
        SubmitResult result = provider.submit(job(row));
        learn(result);
        return conclude(announced.get(), result);
    }

    private void learn(SubmitResult result) {
        if (result instanceof SubmitResult.Failed failed
                && failed.failure() instanceof ProviderFailure.Unreadable silence) {
            admission.unanswered(silence.code());
        } else {
            admission.answered();
        }
    }

    private Optional<GenerationRow> announceCall(GenerationRow row) {
        return Objects.requireNonNull(transactions.execute(status -> steps.startSubmitting(row, clock.instant())));
    }

    static ProviderJob job(GenerationRow row) {
        String prompt = row.prompt();
        if (prompt == null) {
            throw new IllegalStateException("A waiting generation has a prompt");
        }
        Map<String, Object> input = JsonMapper.shared().readValue(row.providerInput(), OBJECT);
        return new ProviderJob(row.id(), row.attempt(), row.providerModel(), input, prompt);
    }

    /** @param row as the call was announced: whoever finds another one meanwhile is answered by the compare-and-set */
    StepResult conclude(GenerationRow row, SubmitResult result) {
        if (result instanceof SubmitResult.Accepted accepted) {
            return StepResult.moved(accepted(row, accepted.taskId()));
        }
        if (result instanceof SubmitResult.Failed failed) {
            failed(row, failed.failure());
        }
        return StepResult.again();
    }

    /** A worker that slept through a take-over does not overrule its successor: it reports the task like a callback does. */
    private Optional<GenerationRow> accepted(GenerationRow row, String taskId) {
        Instant now = clock.instant();
        Optional<GenerationRow> started = Objects.requireNonNull(transactions.execute(status -> {
            Optional<GenerationRow> moved =
                    steps.startRunning(row, row.attempt(), taskId, AttemptOutcome.ACCEPTED, now);
            moved.ifPresent(running -> attempts.recordOrphans(running.id(), now));
            return moved;
        }));
        if (started.isEmpty()) {
            callbacks.receive(new TaskCallback(provider.name(), row.id(), row.attempt(), taskId, null));
        }
        return started;
    }

    /** Each time this one meets a busy provider it waits twice as long, so that one that always does holds up nobody else. */
    private void retryLater(GenerationRow row, ProviderFailure.RetryLater later) {
        if (later.forEverybody()) {
            admission.pause(atMost(later.after()), "busy:" + later.code());
        }
        Duration pause = atMost(later.after().multipliedBy(1L << Math.min(row.attempt() - 1, 6)));
        Instant now = clock.instant();
        steps.returnToQueue(row, AttemptOutcome.RETRY_LATER, now.plus(pause), now);
    }

    private Duration atMost(Duration wished) {
        return wished.compareTo(properties.longestPause()) < 0 ? wished : properties.longestPause();
    }

    private void failed(GenerationRow row, ProviderFailure failure) {
        if (failure instanceof ProviderFailure.RetryLater later) {
            retryLater(row, later);
        } else if (failure instanceof ProviderFailure.Refused refused) {
            settlement.fail(row, FailureCode.refusal(refused.code()), null, AttemptOutcome.REFUSED);
        } else if (failure instanceof ProviderFailure.Unavailable unavailable) {
            admission.close(unavailable.code());
            settlement.fail(row, FailureCode.PROVIDER_UNAVAILABLE, null, AttemptOutcome.UNAVAILABLE);
        } else {
            Instant now = clock.instant();
            steps.becomeUncertain(row, now.plus(properties.uncertainty(row.kind())), now);
        }
    }
}

package dev.loggia.engine.generation;

import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.provider.GenerationProvider;
import dev.loggia.engine.provider.ProviderFailure;
import dev.loggia.engine.provider.ProviderJob;
import dev.loggia.engine.provider.SubmitResult;
import dev.loggia.engine.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
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

    private final GenerationSql sql;
    private final AttemptSql attempts;
    private final GenerationProvider provider;
    private final Adoption adoption;
    private final Admission admission;
    private final Settlement settlement;
    private final GenerationProperties properties;
    private final TransactionOperations transactions;
    private final Work work;
    private final InstantSource clock;

    @SuppressWarnings("TooManyParameters")
    SubmitStep(
            Jdbi jdbi,
            GenerationProvider provider,
            Adoption adoption,
            Admission admission,
            Settlement settlement,
            GenerationProperties properties,
            TransactionOperations transactions,
            Work work,
            InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, GenerationSql.class);
        this.attempts = SqlObjects.onDemand(jdbi, AttemptSql.class);
        this.provider = provider;
        this.adoption = adoption;
        this.admission = admission;
        this.settlement = settlement;
        this.properties = properties;
        this.transactions = transactions;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public Set<GenerationState> states() {
        return Set.of(GenerationState.ADMITTED);
    }

    @Override
    public StepResult run(GenerationRow row) {
        if (row.attempt() > 1 && adoption.adopt(row) == Adoption.Outcome.ADOPTED) {
            return StepResult.again();
        }
        if (announceCall(row)) {
            SubmitResult result = provider.submit(job(row));
            learn(result);
            conclude(row.id(), row.attempt(), result);
        }
        return StepResult.again();
    }

    private void learn(SubmitResult result) {
        if (result instanceof SubmitResult.Failed failed
                && failed.failure() instanceof ProviderFailure.Unreadable silence) {
            admission.unanswered(silence.code());
        } else {
            admission.answered();
        }
    }

    private boolean announceCall(GenerationRow row) {
        Instant now = clock.instant();
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (sql.move(row.id(), row.state(), row.version(), GenerationState.SUBMITTING, now) == 0) {
                return false;
            }
            attempts.called(row.id(), row.attempt(), now);
            return true;
        }));
    }

    private static ProviderJob job(GenerationRow row) {
        String prompt = row.prompt();
        if (prompt == null) {
            throw new IllegalStateException("A waiting generation has a prompt");
        }
        Map<String, Object> input = JsonMapper.shared().readValue(row.providerInput(), OBJECT);
        return new ProviderJob(row.id(), row.attempt(), row.providerModel(), input, prompt);
    }

    private void conclude(GenerationId id, int attempt, SubmitResult result) {
        GenerationRow row = sql.find(id).orElseThrow();
        boolean stillOurs = row.state() == GenerationState.SUBMITTING && row.attempt() == attempt;
        if (result instanceof SubmitResult.Accepted accepted) {
            accepted(row, stillOurs, attempt, accepted.taskId());
        } else if (stillOurs && result instanceof SubmitResult.Failed failed) {
            failed(row, failed.failure());
        }
    }

    /** A worker that slept through a take-over does not overrule its successor: it reports the task like a callback does. */
    private void accepted(GenerationRow row, boolean stillOurs, int attempt, String taskId) {
        Instant now = clock.instant();
        boolean started = stillOurs
                && Boolean.TRUE.equals(transactions.execute(status -> {
                    if (sql.startRunning(row.id(), row.state(), row.version(), attempt, taskId, now) == 0) {
                        return false;
                    }
                    attempts.conclude(row.id(), attempt, "ACCEPTED", taskId);
                    attempts.recordOrphans(row.id(), now);
                    return true;
                }));
        if (!started) {
            attempts.receive(row.id(), attempt, taskId, now);
            attempts.recordOrphans(row.id(), now);
            work.signal(GenerationSteps.WORK, row.id().toString());
        }
    }

    /** Each time this one meets a busy provider it waits twice as long, so that one that always does holds up nobody else. */
    private void retryLater(GenerationRow row, ProviderFailure.RetryLater later) {
        if (later.forEverybody()) {
            admission.pause(atMost(later.after()), "busy:" + later.code());
        }
        Duration pause = atMost(later.after().multipliedBy(1L << Math.min(row.attempt() - 1, 6)));
        transactions.executeWithoutResult(status -> {
            attempts.conclude(row.id(), row.attempt(), "RETRY_LATER", null);
            Instant now = clock.instant();
            sql.returnToQueue(row.id(), row.state(), row.version(), 0, now.plus(pause), now);
        });
    }

    private Duration atMost(Duration wished) {
        return wished.compareTo(properties.longestPause()) < 0 ? wished : properties.longestPause();
    }

    private void failed(GenerationRow row, ProviderFailure failure) {
        if (failure instanceof ProviderFailure.RetryLater later) {
            retryLater(row, later);
        } else if (failure instanceof ProviderFailure.Refused refused) {
            attempts.conclude(row.id(), row.attempt(), "REFUSED", null);
            settlement.fail(row, FailureCode.refusal(refused.code()), null);
        } else if (failure instanceof ProviderFailure.Unavailable unavailable) {
            admission.close(unavailable.code());
            attempts.conclude(row.id(), row.attempt(), "UNAVAILABLE", null);
            settlement.fail(row, FailureCode.PROVIDER_UNAVAILABLE, null);
        } else {
            transactions.executeWithoutResult(status -> {
                attempts.conclude(row.id(), row.attempt(), "UNCERTAIN", null);
                Instant now = clock.instant();
                sql.becomeUncertain(row.id(), row.version(), now.plus(properties.uncertainty(row.kind())), now);
            });
        }
    }
}

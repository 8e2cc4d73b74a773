package dev.loggia.engine.generation.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.queue.Admission;
import dev.loggia.engine.generation.state.AttemptOutcome;
import dev.loggia.engine.generation.state.GenerationRow;
import dev.loggia.engine.generation.state.StepSql;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.testing.TestEngine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that goes on with a row which another one has moved meanwhile leaves no mark, on the attempt neither. */
class LateWorkerTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @TempDir
    private Path folder;

    private TestEngine engine;
    private StepSql sql;
    private GenerationId id;
    private GenerationRow submitting;

    @BeforeEach
    void beginACall() {
        engine = TestEngine.start(folder, Map.of("loggia.work.enabled", "false"));
        sql = engine.door(StepSql.class);
        id = engine.accepted(TestEngine.visitor("203.0.113.9"));
        assertThat(sql.move(row(), GenerationState.FUNDING, NOW)).isPresent();
        assertThat(sql.enterQueue(engine.provider().name(), row(), NOW)).isPresent();
        engine.door(Admission.class).admit(null);
        submitting = sql.startSubmitting(row(), NOW).orElseThrow();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void anAcceptedAttemptIsNotCalledUncertain() {
        assertThat(sql.startRunning(submitting, 1, "task", AttemptOutcome.ACCEPTED, NOW))
                .isPresent();

        assertThat(engine.door(UncertainStep.class).run(submitting)).isInstanceOf(StepResult.Again.class);

        assertIsRunningBy("ACCEPTED");
    }

    @Test
    void anAdoptedAttemptIsNotCalledLost() {
        GenerationRow uncertain =
                sql.becomeUncertain(submitting, NOW.minusSeconds(1), NOW).orElseThrow();
        assertThat(sql.startRunning(uncertain, 1, "task", AttemptOutcome.ADOPTED, NOW))
                .isPresent();

        assertThat(engine.door(UncertainStep.class).run(uncertain)).isInstanceOf(StepResult.Again.class);

        assertIsRunningBy("ADOPTED");
    }

    @Test
    void anAdoptedAttemptIsNotCalledRefused() {
        assertThat(sql.startRunning(submitting, 1, "task", AttemptOutcome.ADOPTED, NOW))
                .isPresent();
        engine.provider().willRefuse();

        engine.door(SubmitStep.class).conclude(submitting, engine.provider().submit(SubmitStep.job(submitting)));

        assertIsRunningBy("ADOPTED");
    }

    private GenerationRow row() {
        return sql.find(id).orElseThrow();
    }

    private void assertIsRunningBy(String outcome) {
        assertThat(engine.view(id).state()).isEqualTo(GenerationState.RUNNING);
        String concluded = engine.database().jdbi().withHandle(handle -> handle.createQuery(
                        "select outcome from submit_attempt")
                .mapTo(String.class)
                .one());
        assertThat(concluded).isEqualTo(outcome);
    }
}

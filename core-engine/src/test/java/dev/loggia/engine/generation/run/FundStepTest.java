package dev.loggia.engine.generation.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.state.StepSql;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.testing.TestEngine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FundStepTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void whoIsLetInByItsOwnStepIsNotWokenAndTheOthersAre(@TempDir Path folder) {
        try (TestEngine engine = TestEngine.start(folder, Map.of("loggia.work.enabled", "false"))) {
            StepSql sql = engine.door(StepSql.class);
            GenerationId waiting = engine.accepted(TestEngine.visitor("203.0.113.9"));
            GenerationId own = engine.accepted(TestEngine.visitor("203.0.113.10"));
            for (GenerationId id : new GenerationId[] {waiting, own}) {
                assertThat(sql.move(sql.find(id).orElseThrow(), GenerationState.FUNDING, NOW))
                        .isPresent();
            }
            assertThat(sql.enterQueue(
                            engine.provider().name(), sql.find(waiting).orElseThrow(), NOW))
                    .isPresent();
            engine.database()
                    .jdbi()
                    .useHandle(
                            handle -> handle.execute(
                                    "update scheduled_tasks set picked = true, picked_by = 'node' where task_name = 'generation'"));

            engine.door(FundStep.class).run(sql.find(own).orElseThrow());

            assertThat(engine.view(waiting).state()).isEqualTo(GenerationState.ADMITTED);
            assertThat(engine.view(own).state()).isEqualTo(GenerationState.ADMITTED);
            assertThat(
                            engine.database()
                                    .strings(
                                            "select task_instance from scheduled_tasks where task_name = 'generation' and signalled"))
                    .containsExactly(waiting.toString());
        }
    }
}

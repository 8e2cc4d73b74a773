package dev.loggia.engine.generation.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.testing.FakeTask;
import dev.loggia.engine.testing.TestEngine;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstPollTest {
    @TempDir
    private Path folder;

    @Test
    void aNewTaskIsAskedForWhenItCallsBackAndNotBefore() {
        try (TestEngine engine = TestEngine.start(folder, Map.of("loggia.generation.first-poll", "1h"))) {
            GenerationId id = engine.accepted(TestEngine.visitor("192.0.2.1"));
            engine.await(id, GenerationState.RUNNING);
            FakeTask task = engine.provider().task(id);
            engine.step(id);
            assertThat(engine.provider().checks(task.id())).isZero();

            task.succeedWith(engine.results().picture());
            engine.callBack(id, 1, task.id());
            engine.await(id, GenerationState.SUCCEEDED);
            assertThat(engine.provider().checks(task.id())).isEqualTo(1);
        }
    }

    @Test
    void aTaskThatNeverCallsBackIsAskedForAllTheSame() {
        try (TestEngine engine = TestEngine.start(folder, Map.of("loggia.generation.first-poll", "1s"))) {
            engine.provider().willAccept().thenSucceedWith(engine.results().picture());
            GenerationId id = engine.accepted(TestEngine.visitor("192.0.2.1"));
            engine.await(id, GenerationState.SUCCEEDED);
        }
    }
}

package dev.loggia.engine.generation.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.RemoveOutcome;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.provider.ProviderJob;
import dev.loggia.engine.testing.TestEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may go to the provider, and when. */
class AdmissionTest {
    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestEngine engine;

    @AfterEach
    void breaksNoInvariant() {
        assertThat(engine.audit().run()).isEmpty();
        engine.close();
    }

    @Test
    void noMoreAtOnceThanTheProviderTakes() {
        start(Map.of("loggia.generation.admission.at-once", "3"));
        Requester.Member member = engine.member(100);
        List<GenerationId> asked = ask(member, 8);
        await().until(() -> engine.provider().tasks().size() == 3);
        await().until(() -> asked.stream()
                        .filter(id -> engine.view(id).state() == GenerationState.QUEUED)
                        .count()
                == 5);
        assertThat(asked.stream().map(id -> engine.view(id).placeInQueue()).filter(java.util.Objects::nonNull))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5);

        finish(0);
        await().until(() -> engine.provider().tasks().size() == 4);
    }

    @Test
    void noMoreInAWindowThanTheProviderTakes() {
        start(Map.of("loggia.generation.admission.per-window", "4", "loggia.generation.admission.window", "1h"));
        List<GenerationId> asked = ask(engine.member(100), 7);
        await().until(() -> engine.provider().tasks().size() == 4);
        await().until(() -> asked.stream()
                        .filter(id -> engine.view(id).state() == GenerationState.QUEUED)
                        .count()
                == 3);
    }

    @Test
    void oneRequestersManyJobsDelayAnothersFirstByAtMostOne() {
        start(Map.of("loggia.generation.admission.at-once", "1"));
        Requester.Member heavy = engine.member(100);
        List<GenerationId> many = ask(heavy, 20);
        await().until(() -> many.stream().allMatch(id -> past(id, GenerationState.FUNDING)));
        GenerationId first = engine.accepted(engine.member(10));
        await().until(() -> past(first, GenerationState.FUNDING));

        for (int done = 0; done < 3; done++) {
            finish(done);
            int expected = done + 2;
            await().until(() -> engine.provider().submissions().size() >= expected);
        }
        assertThat(engine.provider().submissions().stream()
                        .map(ProviderJob::generation)
                        .toList()
                        .indexOf(first))
                .isBetween(1, 2);
    }

    @Test
    void thePaidGoBeforeTheFree() {
        start(Map.of("loggia.generation.admission.at-once", "1"));
        GenerationId blocking = engine.accepted(engine.member(10));
        await().until(() -> engine.provider().tasks().size() == 1);
        GenerationId free = engine.accepted(TestEngine.visitor("192.0.2.9"));
        await().until(() -> past(free, GenerationState.FUNDING));
        GenerationId paid = engine.accepted(engine.member(10));
        await().until(() -> past(paid, GenerationState.FUNDING));

        finish(0);
        await().until(() -> engine.provider().tasks().size() == 2);
        assertThat(engine.provider().submissions())
                .extracting(ProviderJob::generation)
                .containsExactly(blocking, paid);
    }

    @Test
    void whatWaitsCanBeCancelledAndIsGivenBack() {
        start(Map.of("loggia.generation.admission.at-once", "1"));
        Requester.Member member = engine.member(10);
        GenerationId running = engine.accepted(member);
        await().until(() -> engine.view(running).state() == GenerationState.RUNNING);
        GenerationId waiting = engine.accepted(member);
        await().until(() -> engine.view(waiting).state() == GenerationState.QUEUED);
        long before = engine.ledger().balance(member.account()).available();

        assertThat(engine.generations().remove(running, member)).isEqualTo(RemoveOutcome.IN_PROGRESS);
        assertThat(engine.generations().remove(waiting, member)).isEqualTo(RemoveOutcome.CANCELLED);
        assertThat(engine.generations().remove(waiting, member)).isEqualTo(RemoveOutcome.DELETED);
        assertThat(engine.ledger().balance(member.account()).available()).isEqualTo(before + 1);
    }

    private void start(Map<String, Object> settings) {
        engine = TestEngine.start(folder, settings);
    }

    private List<GenerationId> ask(Requester requester, int times) {
        List<GenerationId> ids = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            ids.add(engine.accepted(requester));
        }
        return ids;
    }

    private boolean past(GenerationId id, GenerationState state) {
        return engine.view(id).state().ordinal() > state.ordinal();
    }

    /** Lets the task that was started as number {@code index} succeed and its callback arrive. */
    private void finish(int index) {
        var task = engine.provider().tasks().get(index);
        GenerationId id = task.job().generation();
        await().until(() -> engine.view(id).state() == GenerationState.RUNNING);
        task.succeedWith(engine.results().picture());
        engine.callBack(id, task.job().attempt(), task.id());
        engine.await(id, GenerationState.SUCCEEDED);
    }
}

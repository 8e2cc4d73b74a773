package dev.loggia.engine.testing;

import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.provider.ProviderFailure;
import dev.loggia.engine.provider.TaskResult;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one submission to a {@link FakeProvider}: the answer, and what the task then says at each check. The last thing
 * it says it keeps saying.
 */
public final class FakePlan {
    enum Answer {
        ACCEPTS,
        LOSES_ANSWER,
        FAILS
    }

    private final Answer answer;
    private final @Nullable ProviderFailure failure;
    private final List<TaskResult> story = new CopyOnWriteArrayList<>();
    private volatile @Nullable GenerationId generation;
    private volatile @Nullable String taskId;
    private volatile Consumer<FakeTask> beforeAnswer = task -> {};
    private volatile Consumer<FakeTask> beforeFirstCheck = task -> {};

    FakePlan(Answer answer, @Nullable ProviderFailure failure) {
        this.answer = answer;
        this.failure = failure;
    }

    /** Only for this generation's submissions. */
    public FakePlan forGeneration(GenerationId id) {
        generation = id;
        return this;
    }

    /** The task gets this id. */
    public FakePlan as(String id) {
        taskId = id;
        return this;
    }

    /** Runs when the task exists and the caller does not know it yet: the place for a callback that comes too early, or a crash. */
    public FakePlan whileSubmitting(Consumer<FakeTask> action) {
        beforeAnswer = action;
        return this;
    }

    /** Runs once, in the middle of the first check of the task: the place for whatever overtakes it. */
    public FakePlan whileFirstChecking(Consumer<FakeTask> action) {
        beforeFirstCheck = action;
        return this;
    }

    public FakePlan thenPending(int progress) {
        return then(new TaskResult.Pending(progress));
    }

    public FakePlan thenUnknown() {
        return then(new TaskResult.Unknown());
    }

    public FakePlan thenNotAnswered(ProviderFailure reason) {
        return then(new TaskResult.NotAnswered(reason));
    }

    /** At a cost of 20 000 micro-USD. */
    public FakePlan thenSucceedWith(URI... results) {
        return then(new TaskResult.Succeeded(List.of(results), FakeTask.COST, null));
    }

    public FakePlan thenFailWith(String code) {
        return then(new TaskResult.Failed(code, false, 0L));
    }

    public FakePlan thenRefuse() {
        return then(new TaskResult.Failed("400", true, 0L));
    }

    public FakePlan then(TaskResult result) {
        story.add(result);
        return this;
    }

    Answer answer() {
        return answer;
    }

    ProviderFailure failure() {
        return failure == null ? new ProviderFailure.Unreadable("unplanned") : failure;
    }

    List<TaskResult> story() {
        return List.copyOf(story);
    }

    @Nullable
    GenerationId generation() {
        return generation;
    }

    @Nullable
    String taskId() {
        return taskId;
    }

    void beforeAnswering(FakeTask task) {
        beforeAnswer.accept(task);
    }

    Consumer<FakeTask> beforeFirstCheck() {
        return beforeFirstCheck;
    }
}

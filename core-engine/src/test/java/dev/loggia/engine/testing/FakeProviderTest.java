package dev.loggia.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.provider.BalanceResult;
import dev.loggia.engine.provider.CallbackVerification;
import dev.loggia.engine.provider.GenerationProvider;
import dev.loggia.engine.provider.GenerationProviderContract;
import dev.loggia.engine.provider.ProviderFailure;
import dev.loggia.engine.provider.ProviderJob;
import dev.loggia.engine.provider.SubmitResult;
import dev.loggia.engine.provider.TaskResult;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FakeProviderTest extends GenerationProviderContract {
    private static final URI PICTURE = URI.create("https://results.example.org/a.png");

    private final FakeProvider fake = new FakeProvider();

    @Test
    void aTaskTellsItsStoryAndKeepsToTheEnd() {
        fake.willAccept().as("t").thenPending(10).thenSucceedWith(PICTURE);
        fake.submit(job(1));

        assertThat(fake.check("t")).isInstanceOf(TaskResult.Pending.class);
        assertThat(fake.check("t")).isInstanceOf(TaskResult.Succeeded.class);
        assertThat(fake.check("t")).isInstanceOf(TaskResult.Succeeded.class);
        assertThat(fake.checks("t")).isEqualTo(3);
    }

    @Test
    void plansForOneGenerationAreLeftToIt() {
        ProviderJob mine = new ProviderJob(GenerationId.random(), 1, "z-image", Map.of(), "a lighthouse");
        fake.willRefuse().forGeneration(mine.generation());

        assertThat(fake.submit(job(1))).isInstanceOf(SubmitResult.Accepted.class);
        assertThat(fake.submit(mine)).isInstanceOf(SubmitResult.Failed.class);
        assertThat(fake.submissions()).hasSize(2);
        assertThat(fake.tasks()).hasSize(1);
    }

    @Test
    void aCallbackCanComeBeforeTheAnswer() {
        ProviderJob job = job(1);
        fake.willAccept().whileSubmitting(task -> assertThat(task.callback().generation())
                .isEqualTo(job.generation()));

        assertThat(fake.submit(job))
                .isEqualTo(new SubmitResult.Accepted(fake.task(job.generation()).id()));
    }

    @Override
    protected GenerationProvider provider() {
        return fake;
    }

    @Override
    protected CallbackVerification callbacks() {
        return fake;
    }

    @Override
    protected FarEnd farEnd() {
        return new Script();
    }

    private final class Script implements FarEnd {
        @Override
        public void acceptsTask(String taskId) {
            fake.willAccept().as(taskId);
        }

        @Override
        public void isBusy() {
            fake.willRetryLater(Duration.ofSeconds(5));
        }

        @Override
        public void refuses() {
            fake.willRefuse();
        }

        @Override
        public void isOutOfCredit() {
            fake.willBeUnavailable();
        }

        @Override
        public void takesTheTaskAndLosesTheAnswer() {
            fake.willLoseAnswer().as("task-1");
        }

        @Override
        public void isNotThere() {
            fake.willFail(new ProviderFailure.RetryLater("not_connected", Duration.ofSeconds(5)));
        }

        @Override
        public void isWorkingOn(String taskId) {
            task(taskId).pending(40);
        }

        @Override
        public void finished(String taskId, List<URI> results, long costUsdMicros) {
            task(taskId).become(new TaskResult.Succeeded(results, costUsdMicros, null));
        }

        @Override
        public void failed(String taskId, boolean refused) {
            task(taskId).become(new TaskResult.Failed(refused ? "400" : "500", refused, 0L));
        }

        @Override
        public void doesNotKnow(String taskId) {
            // it knows none that it did not start
        }

        @Override
        public void answersNonsense() {
            fake.tasks()
                    .forEach(task ->
                            task.become(new TaskResult.NotAnswered(new ProviderFailure.Unreadable("http_502"))));
        }

        @Override
        public void holds(long usdMicros) {
            fake.balanceIs(new BalanceResult.Known(usdMicros));
        }

        @Override
        public URI lastCallbackUrl() {
            List<FakeTask> tasks = fake.tasks();
            return tasks.get(tasks.size() - 1).callbackUrl();
        }

        @Override
        public Callback callbackFor(String taskId) {
            FakeTask.Callback callback = task(taskId).callback();
            return new Callback(callback.headers(), callback.body());
        }

        private FakeTask task(String taskId) {
            return fake.tasks().stream()
                    .filter(task -> task.id().equals(taskId))
                    .findFirst()
                    .orElseThrow();
        }
    }
}

package dev.loggia.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.platform.GenerationId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an adapter and the fake both promise. A subclass brings a provider and makes its far end behave. */
public abstract class GenerationProviderContract {
    private static final URI RESULT = URI.create("https://results.example.org/a.png");
    private static final URI OTHER_RESULT = URI.create("https://results.example.org/b.png");

    /** How the far end will behave. Each call speaks of the next matching request. */
    public interface FarEnd {
        void acceptsTask(String taskId);

        void isBusy();

        void refuses();

        void isOutOfCredit();

        void takesTheTaskAndLosesTheAnswer();

        void isNotThere();

        void isWorkingOn(String taskId);

        void finished(String taskId, List<URI> results, long costUsdMicros);

        void failed(String taskId, boolean refused);

        void doesNotKnow(String taskId);

        void answersNonsense();

        void holds(long usdMicros);

        /** The callback address that came with the last task. */
        URI lastCallbackUrl();

        /** A callback as the far end would send it now. */
        Callback callbackFor(String taskId);
    }

    /** Headers (lower-case names) and body of a callback. */
    public record Callback(Map<String, String> headers, byte[] body) {}

    protected abstract GenerationProvider provider();

    protected abstract CallbackVerification callbacks();

    protected abstract FarEnd farEnd();

    @Test
    void namesTheTaskItStarted() {
        farEnd().acceptsTask("task-1");

        assertThat(provider().submit(job(1))).isEqualTo(new SubmitResult.Accepted("task-1"));
    }

    @Test
    void saysToComeBackWhenTheProviderIsBusy() {
        farEnd().isBusy();

        assertThat(submitFailure()).isInstanceOf(ProviderFailure.RetryLater.class);
    }

    @Test
    void tellsARefusedRequestFromAProviderThatCannotWork() {
        farEnd().refuses();
        assertThat(submitFailure()).isInstanceOf(ProviderFailure.Refused.class);

        farEnd().isOutOfCredit();
        assertThat(submitFailure()).isInstanceOf(ProviderFailure.Unavailable.class);
    }

    @Test
    void leavesOpenWhatALostAnswerMeant() {
        farEnd().takesTheTaskAndLosesTheAnswer();

        assertThat(submitFailure()).isInstanceOf(ProviderFailure.Unreadable.class);
    }

    @Test
    void isSureThatNothingHappenedWhenNobodyWasThere() {
        farEnd().isNotThere();

        assertThat(submitFailure()).isInstanceOf(ProviderFailure.RetryLater.class);
    }

    @Test
    void followsATaskToItsResult() {
        farEnd().acceptsTask("task-1");
        provider().submit(job(1));

        farEnd().isWorkingOn("task-1");
        assertThat(provider().check("task-1")).isInstanceOf(TaskResult.Pending.class);

        farEnd().finished("task-1", List.of(RESULT, OTHER_RESULT), 20_000);
        assertThat(provider().check("task-1")).isInstanceOfSatisfying(TaskResult.Succeeded.class, success -> {
            assertThat(success.results()).containsExactly(RESULT, OTHER_RESULT);
            assertThat(success.costUsdMicros()).isEqualTo(20_000);
        });
    }

    @Test
    void tellsARefusalFromAFailureOfTheProvider() {
        farEnd().acceptsTask("task-1");
        provider().submit(job(1));

        farEnd().failed("task-1", true);
        assertThat(provider().check("task-1"))
                .isInstanceOfSatisfying(TaskResult.Failed.class, failed -> assertThat(failed.refused())
                        .isTrue());

        farEnd().failed("task-1", false);
        assertThat(provider().check("task-1"))
                .isInstanceOfSatisfying(TaskResult.Failed.class, failed -> assertThat(failed.refused())
                        .isFalse());
    }

    @Test
    void saysWhenItDoesNotKnowATask() {
        farEnd().doesNotKnow("task-9");

        assertThat(provider().check("task-9")).isEqualTo(new TaskResult.Unknown());
    }

    @Test
    void takesNonsenseForNoAnswer() {
        farEnd().acceptsTask("task-1");
        provider().submit(job(1));
        farEnd().answersNonsense();

        assertThat(provider().check("task-1"))
                .isInstanceOfSatisfying(TaskResult.NotAnswered.class, answer -> assertThat(answer.failure())
                        .isInstanceOf(ProviderFailure.Unreadable.class));
    }

    @Test
    void readsItsBalance() {
        farEnd().holds(12_345_000);

        assertThat(provider().balance()).isEqualTo(new BalanceResult.Known(12_345_000));
    }

    @Test
    void anAnswerThatWasLostIsFoundByItsCallback() {
        ProviderJob job = job(2);
        farEnd().takesTheTaskAndLosesTheAnswer();
        provider().submit(job);
        URI address = farEnd().lastCallbackUrl();
        Callback callback = farEnd().callbackFor("task-1");

        assertThat(callbacks().isAddressOf(job.generation(), 2, address)).isTrue();
        assertThat(callbacks().read(job.generation(), 2, lastSegment(address), callback.headers(), callback.body()))
                .isEqualTo(new CallbackReading.Genuine("task-1"));
    }

    @Test
    void aCallbackCountsForItsOwnAttemptOnly() {
        ProviderJob job = job(1);
        farEnd().acceptsTask("task-1");
        provider().submit(job);
        URI address = farEnd().lastCallbackUrl();
        Callback callback = farEnd().callbackFor("task-1");

        for (CallbackReading reading : List.of(
                callbacks().read(job.generation(), 2, lastSegment(address), callback.headers(), callback.body()),
                callbacks().read(GenerationId.random(), 1, lastSegment(address), callback.headers(), callback.body()),
                callbacks().read(job.generation(), 1, "", callback.headers(), callback.body()))) {
            assertThat(reading).isEqualTo(new CallbackReading.Forged());
        }
        assertThat(callbacks().isAddressOf(job.generation(), 2, address)).isFalse();
        assertThat(callbacks().isAddressOf(GenerationId.random(), 1, address)).isFalse();
    }

    @Test
    void aCallbackThatNamesNoTaskIsUnreadable() {
        ProviderJob job = job(1);
        farEnd().acceptsTask("task-1");
        provider().submit(job);
        String mac = lastSegment(farEnd().lastCallbackUrl());
        Callback callback = farEnd().callbackFor("task-1");

        assertThat(callbacks().read(job.generation(), 1, mac, callback.headers(), new byte[] {'{', '}'}))
                .isEqualTo(new CallbackReading.Unreadable());
    }

    protected static ProviderJob job(int attempt) {
        return new ProviderJob(
                GenerationId.random(), attempt, "z-image", Map.of("aspect_ratio", "1:1"), "a lighthouse at dusk");
    }

    private ProviderFailure submitFailure() {
        SubmitResult result = provider().submit(job(1));
        assertThat(result).isInstanceOf(SubmitResult.Failed.class);
        return ((SubmitResult.Failed) result).failure();
    }

    private static String lastSegment(URI address) {
        return address.getPath().substring(address.getPath().lastIndexOf('/') + 1);
    }
}

package dev.loggia.engine.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.provider.ProviderJob;
import dev.loggia.engine.provider.TaskResult;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A task at a {@link FakeProvider}: a test moves it, and delivers its callback when it likes. */
public final class FakeTask {
    static final long COST = 20_000;

    private final String id;
    private final ProviderJob job;
    private final Deque<TaskResult> story;
    private final AtomicReference<Consumer<FakeTask>> beforeFirstCheck;

    FakeTask(String id, ProviderJob job, List<TaskResult> story, Consumer<FakeTask> beforeFirstCheck) {
        this.id = id;
        this.job = job;
        this.beforeFirstCheck = new AtomicReference<>(beforeFirstCheck);
        this.story = new ArrayDeque<>(story.isEmpty() ? List.of(new TaskResult.Pending(null)) : story);
    }

    /** A callback as it would arrive: the parts of its address, lower-case headers, the raw body. */
    public record Callback(
            GenerationId generation, int attempt, String mac, Map<String, String> headers, byte[] body) {}

    public String id() {
        return id;
    }

    public ProviderJob job() {
        return job;
    }

    public void pending(int progress) {
        become(new TaskResult.Pending(progress));
    }

    /** At a cost of 20 000 micro-USD. */
    public void succeedWith(URI... results) {
        become(new TaskResult.Succeeded(List.of(results), COST, null));
    }

    public void failWith(String code) {
        become(new TaskResult.Failed(code, false, 0L));
    }

    public void refuse() {
        become(new TaskResult.Failed("400", true, 0L));
    }

    /** The provider no longer knows it, or not yet. */
    public void vanish() {
        become(new TaskResult.Unknown());
    }

    /** Every check from now on says this. */
    public synchronized void become(TaskResult result) {
        story.clear();
        story.add(result);
    }

    /** The callback address it was made with. */
    public URI callbackUrl() {
        return URI.create("https://loggia.example.org" + path(job.generation(), job.attempt()));
    }

    /** Its callback. A test may deliver it any number of times, or never. */
    public Callback callback() {
        return new Callback(
                job.generation(),
                job.attempt(),
                mac(job.generation(), job.attempt()),
                Map.of(),
                ("{\"taskId\":\"" + id + "\"}").getBytes(UTF_8));
    }

    TaskResult check() {
        beforeFirstCheck.getAndSet(task -> {}).accept(this);
        return next();
    }

    private synchronized TaskResult next() {
        TaskResult result = story.size() > 1 ? story.removeFirst() : story.getFirst();
        return withCallbackUrl(result);
    }

    static String mac(GenerationId generation, int attempt) {
        return "mac-of-" + generation + "-" + attempt;
    }

    static String path(GenerationId generation, int attempt) {
        return "/webhooks/fake/" + generation + "/" + attempt + "/" + mac(generation, attempt);
    }

    private TaskResult withCallbackUrl(TaskResult result) {
        if (result instanceof TaskResult.Pending pending) {
            return new TaskResult.Pending(pending.progress(), callbackUrl());
        }
        if (result instanceof TaskResult.Succeeded success) {
            return new TaskResult.Succeeded(success.results(), success.costUsdMicros(), callbackUrl());
        }
        return result instanceof TaskResult.Failed failed
                ? new TaskResult.Failed(failed.code(), failed.refused(), failed.costUsdMicros(), callbackUrl())
                : result;
    }
}

package dev.loggia.sandbox.kie;

import dev.loggia.sandbox.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tells requesters of the end: signed when there is a key, up to three retries, and the callback faults. */
@SuppressWarnings("FutureReturnValueIgnored") // send() never fails, and nobody waits for a retry
final class Callbacks {
    private static final int RETRIES = 3;
    private static final Duration SLOW = Duration.ofSeconds(30);
    private static final Duration BETWEEN_DUPLICATES = Duration.ofMillis(400);

    private final Options options;
    private final Tasks tasks;
    private final Supplier<URI> base;
    private final ScheduledExecutorService timer;
    private final HttpClient client;

    Callbacks(Options options, Tasks tasks, Supplier<URI> base, ScheduledExecutorService timer, Executor threads) {
        this.options = options;
        this.tasks = tasks;
        this.base = base;
        this.timer = timer;
        this.client = HttpClient.newBuilder()
                .executor(threads)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(options.callbackTimeout())
                .build();
    }

    /** Done when the first attempt was answered or failed; never fails itself. */
    CompletableFuture<Void> deliver(Job job) {
        if (job.task().callBackUrl() == null || job.task().wrong().silentCallback()) {
            tasks.settle(job);
            return CompletableFuture.completedFuture(null);
        }
        if (job.task().wrong().has("cb-slow")) {
            later(SLOW, () -> attempt(job, 1));
            return CompletableFuture.completedFuture(null);
        }
        return attempt(job, 1);
    }

    /**
     * One unsigned success for the true task and one signed with a stranger's key for a task that is not. Done when both were
     * answered or failed.
     */
    CompletableFuture<Void> forge(Job job) {
        Task task = job.task();
        String foreign = "f0".repeat(16);
        long now = System.currentTimeMillis();
        return CompletableFuture.allOf(
                post(job, "forged", Bodies.forged(task, task.taskId(), now), task.taskId(), null),
                post(job, "forged", Bodies.forged(task, foreign, now), foreign, "a-stranger's-key"));
    }

    private CompletableFuture<Void> attempt(Job job, int number) {
        return send(job, "result").thenAccept(status -> {
            if (status / 100 == 2) {
                tasks.settle(job);
                if (job.task().wrong().has("cb-dup")) {
                    later(BETWEEN_DUPLICATES, () -> send(job, "duplicate"));
                }
            } else if (number <= RETRIES) {
                later(options.callbackRetryDelay().multipliedBy(1L << (number - 1)), () -> attempt(job, number + 1));
            } else {
                tasks.settle(job);
            }
        });
    }

    private CompletableFuture<Integer> send(Job job, String kind) {
        JsonNode body = Bodies.callback(job, base.get(), System.currentTimeMillis());
        return post(job, kind, body, job.task().taskId(), options.webhookHmacKey());
    }

    /** The HTTP status, or 0 without an answer. */
    private CompletableFuture<Integer> post(Job job, String kind, JsonNode body, String taskId, @Nullable String key) {
        CompletableFuture<Integer> status;
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(String.valueOf(job.task().callBackUrl())))
                    .timeout(options.callbackTimeout())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(Json.text(body)));
            if (key != null) {
                long seconds = System.currentTimeMillis() / 1000;
                request.header("X-Webhook-Timestamp", Long.toString(seconds))
                        .header("X-Webhook-Signature", Signature.of(key, taskId, seconds));
            }
            status = client.sendAsync(request.build(), BodyHandlers.discarding())
                    .handle((answer, failure) -> failure == null ? answer.statusCode() : 0);
        } catch (IllegalArgumentException notAnAddress) {
            status = CompletableFuture.completedFuture(0);
        }
        return status.thenApply(code -> {
            job.called(kind, code, System.currentTimeMillis());
            return code;
        });
    }

    private void later(Duration delay, Runnable step) {
        var unused = timer.schedule(step, options.scaled(delay).toMillis(), TimeUnit.MILLISECONDS);
    }
}

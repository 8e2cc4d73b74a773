package dev.loggia.sandbox.kie;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Moves tasks to their end at their time, and picks up after a restart where the last process was. */
@SuppressWarnings("FutureReturnValueIgnored") // the timer waits for nobody
final class Clockwork {
    /** Below this a task is a test's, and its result is painted only when somebody fetches it. */
    private static final long WORTH_PAINTING_AHEAD = 1000;

    private final Tasks tasks;
    private final Callbacks callbacks;
    private final Studio studio;
    private final ScheduledExecutorService timer;

    Clockwork(Tasks tasks, Callbacks callbacks, Studio studio, ScheduledExecutorService timer) {
        this.tasks = tasks;
        this.callbacks = callbacks;
        this.studio = studio;
        this.timer = timer;
    }

    void resume() {
        for (Job job : tasks.all()) {
            if (!job.finished()) {
                start(job);
            } else if (!job.settled()) {
                var unused = callbacks.deliver(job);
            }
        }
    }

    void start(Job job) {
        Task task = job.task();
        if (task.wrong().has("hang")) {
            return;
        }
        if (task.wrong().has("cb-forged") && task.callBackUrl() != null) {
            after(left(task) / 2, () -> callbacks.forge(job).thenRun(() -> work(job)));
        } else {
            work(job);
        }
    }

    private static long left(Task task) {
        return Math.max(0, task.createTime() + task.duration() - System.currentTimeMillis());
    }

    private void work(Job job) {
        Task task = job.task();
        long left = left(task);
        if (left < WORTH_PAINTING_AHEAD || task.failsAtLast()) {
            after(left, () -> finish(job));
        } else {
            after(left / 4, () -> studio.result(task, 0));
            // The end waits for the painting, as a real one does.
            after(left, () -> studio.result(task, 0).whenComplete((bytes, failure) -> finish(job)));
        }
    }

    /** Ends the task now and tells the requester; done when the first callback was answered. */
    CompletableFuture<Void> finish(Job job) {
        return tasks.finish(job, System.currentTimeMillis())
                ? callbacks.deliver(job)
                : CompletableFuture.completedFuture(null);
    }

    private void after(long millis, Runnable step) {
        var unused = timer.schedule(step, millis, TimeUnit.MILLISECONDS);
    }
}

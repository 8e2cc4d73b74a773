package dev.loggia.telegram.wire;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** The door's threads. All are daemons and all have names that begin with {@code telegram-}. */
public final class Threads {
    private static final long IDLE_SECONDS = 30;

    private Threads() {}

    /** As many as there are calls under way. */
    static ExecutorService calls() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory("calls"));
    }

    /**
     * A few, for what may be left undone when there is too much of it. What is left out is counted, and {@link #or} says what is
     * done in its place.
     *
     * @param leftOut runs for each task that found no room
     */
    public static ThreadPoolExecutor few(String name, int threads, int waiting, Runnable leftOut) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                factory(name),
                (task, full) -> leaveOut(task, leftOut));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** The task, with what the caller does itself, at once, where there is no room for it. */
    public static Runnable or(Runnable instead, Runnable task) {
        return new OrElse(task, instead);
    }

    private record OrElse(Runnable task, Runnable instead) implements Runnable {
        @Override
        public void run() {
            task.run();
        }
    }

    private static void leaveOut(Runnable task, Runnable leftOut) {
        leftOut.run();
        if (task instanceof OrElse both) {
            both.instead().run();
        }
    }

    /** One, for what happens at a time. */
    public static ScheduledThreadPoolExecutor one(String name) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, factory(name));
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        return timer;
    }

    private static ThreadFactory factory(String name) {
        CustomizableThreadFactory factory = new CustomizableThreadFactory("telegram-" + name + "-");
        factory.setDaemon(true);
        return factory;
    }
}

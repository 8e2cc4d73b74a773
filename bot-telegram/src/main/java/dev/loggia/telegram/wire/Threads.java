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

    /** A few, for what may be left undone when there is too much of it. */
    public static ThreadPoolExecutor few(String name, int threads, int waiting) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                factory(name),
                new ThreadPoolExecutor.DiscardPolicy());
        pool.allowCoreThreadTimeOut(true);
        return pool;
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

package dev.loggia.engine.delivery;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The few threads that wake watchers. Few on purpose, also where threads are cheap: each wake reads the database, and
 * thousands at once would take every connection.
 */
final class WakeThreads {
    private static final long IDLE_SECONDS = 30;

    private WakeThreads() {}

    /** The queue needs no bound of its own: each {@link Watcher} is in it at most once. */
    static ThreadPoolExecutor pool(int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                daemons("updates-"),
                new ThreadPoolExecutor.DiscardPolicy());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    static ScheduledThreadPoolExecutor timer() {
        return new ScheduledThreadPoolExecutor(1, daemons("updates-timer-"));
    }

    private static CustomizableThreadFactory daemons(String prefix) {
        CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
        factory.setDaemon(true);
        return factory;
    }
}

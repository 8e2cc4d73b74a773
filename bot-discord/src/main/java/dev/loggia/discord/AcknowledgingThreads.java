package dev.loggia.discord;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Threads that acknowledge and nothing else, so that nothing else can delay them. When Loggia stops, the gateway goes first and
 * what was taken by then is acknowledged and given to the desk. No {@code Executor}: a bean of that type would take the place of
 * the application's own.
 */
final class AcknowledgingThreads implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(AcknowledgingThreads.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final ThreadPoolExecutor threads;
    private final ScheduledExecutorService timer;
    private final Duration every;
    private final Runnable keepWarm;
    private volatile boolean running;

    AcknowledgingThreads(int atOnce, int waiting, Duration every, Runnable keepWarm) {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory daemons = work -> {
            Thread thread = new Thread(work, "discord-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        this.threads = new ThreadPoolExecutor(
                atOnce, atOnce, 60, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), daemons);
        this.threads.allowCoreThreadTimeOut(true);
        this.timer = Executors.newSingleThreadScheduledExecutor(daemons);
        this.every = every;
        this.keepWarm = keepWarm;
    }

    void execute(Runnable work) {
        threads.execute(work);
    }

    @Override
    public void start() {
        running = true;
        var unused = timer.scheduleWithFixedDelay(this::warm, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void warm() {
        try {
            keepWarm.run();
        } catch (RuntimeException e) {
            log.debug(
                    "The connection to Discord could not be used ({})",
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("Discord: some acknowledgements did not get through before the stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the gateway. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 1;
    }
}

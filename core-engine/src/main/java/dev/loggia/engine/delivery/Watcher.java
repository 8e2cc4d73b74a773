package dev.loggia.engine.delivery;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One who watches. Signals are counted, not queued: at most one run waits or goes on at a time, and a signal during a run
 * leads to one more run. So the executor's queue never holds more than one entry a watcher, and no signal is lost.
 */
final class Watcher implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Watcher.class);

    private final Runnable wake;
    private final Executor executor;
    private final Runnable failed;
    private final AtomicInteger signals = new AtomicInteger();
    private volatile boolean closed;

    Watcher(Runnable wake, Executor executor, Runnable failed) {
        this.wake = wake;
        this.executor = executor;
        this.failed = failed;
    }

    void signal() {
        if (!closed && signals.getAndIncrement() == 0) {
            executor.execute(this);
        }
    }

    @Override
    public void run() {
        int seen = signals.get();
        try {
            if (!closed) {
                wake.run();
            }
        } catch (RuntimeException e) {
            failed.run();
            log.debug("A watcher failed", e);
        } finally {
            if (signals.addAndGet(-seen) != 0) {
                executor.execute(this);
            }
        }
    }

    void close() {
        closed = true;
    }
}

package dev.loggia.chat.desk;

import dev.loggia.chat.ChatDesk;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Brings calls from the door into the database without making the door wait for it.
 *
 * <p>A call is first a file in the {@link Spool}, held until it is acknowledged. A few threads write it into the database and delete the file then. Whatever
 * does not get through, because the database is away or more calls come than fit into memory, stays on the disk and is tried
 * again from there, oldest first, and so is what a killed process left behind. Trying twice does no harm: the database takes
 * each event once.
 */
@Component
class Intake implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final int AT_ONCE = 200;
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Predicate<Note> inbox;
    private final Spool spool;
    private final Duration stale;
    private final InstantSource clock;
    private final ThreadPoolExecutor writers;
    private final ScheduledThreadPoolExecutor timer;
    private final AtomicBoolean backlog = new AtomicBoolean(true);
    private final Counter dropped;
    private final Counter undone;
    private final Counter repeated;
    private volatile long pausedUntil = System.nanoTime();
    private volatile boolean running;
    private final AtomicInteger failures = new AtomicInteger();

    @Autowired
    Intake(Inbox inbox, Spool spool, ChatProperties properties, InstantSource clock, MeterRegistry meters) {
        this(inbox::keep, spool, properties, clock, meters);
    }

    Intake(Predicate<Note> inbox, Spool spool, ChatProperties properties, InstantSource clock, MeterRegistry meters) {
        this.inbox = inbox;
        this.spool = spool;
        this.stale = properties.stale();
        this.clock = clock;
        int threads = properties.threads();
        writers = new ThreadPoolExecutor(
                threads,
                threads,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(properties.waiting()),
                daemons("chat-intake-"),
                (task, pool) -> backlog.set(true));
        writers.allowCoreThreadTimeOut(true);
        timer = new ScheduledThreadPoolExecutor(1, daemons("chat-spool-"));
        dropped = Counter.builder("loggia.chat.calls.dropped")
                .description("Calls that came too late into the database to be answered")
                .register(meters);
        undone = Counter.builder("loggia.chat.spool.failures")
                .description("Calls that could not be noted on the disk")
                .register(meters);
        repeated = Counter.builder("loggia.chat.calls.repeated")
                .description("Calls that the database had already")
                .register(meters);
        Gauge.builder("loggia.chat.intake.waiting", writers, pool -> pool.getQueue()
                        .size())
                .register(meters);
    }

    /** Returns when the call is on the disk. Never throws. */
    ChatDesk.Held hold(Note note) {
        Path held = onDisk(() -> spool.hold(note));
        return new ChatDesk.Held() {
            @Override
            public void take() {
                Path file = held == null ? null : onDisk(() -> spool.release(held));
                writers.execute(() -> bring(note, file));
            }

            @Override
            public void drop() {
                delete(held);
            }
        };
    }

    private interface DiskWork {
        Path run() throws IOException;
    }

    /** Null when the disk does not take it; then the memory is all there is. */
    private @Nullable Path onDisk(DiskWork work) {
        try {
            return work.run();
        } catch (IOException | RuntimeException e) {
            undone.increment();
            log.error("A call could not be noted on the disk: {}", e.getClass().getName());
            return null;
        }
    }

    /** What is on the disk is left there while the database is away; what is not has no other chance. */
    private void bring(Note note, @Nullable Path file) {
        if (file != null && paused()) {
            backlog.set(true);
            return;
        }
        if (!keep(note, file) && file == null && running && !tooOld(note)) {
            var unused = timer.schedule(() -> writers.execute(() -> bring(note, null)), 1, TimeUnit.SECONDS);
        }
    }

    private boolean keep(Note note, @Nullable Path file) {
        try {
            if (!inbox.test(note)) {
                repeated.increment();
            }
            failures.set(0);
        } catch (RuntimeException e) {
            backlog.set(true);
            pause(e);
            return false;
        }
        delete(file);
        return true;
    }

    private void delete(@Nullable Path file) {
        try {
            if (file != null) {
                spool.delete(file);
            }
        } catch (IOException e) {
            // It is tried again as a call that the database has already, and deleted then.
            backlog.set(true);
        }
    }

    private void pause(RuntimeException failure) {
        int failed = failures.incrementAndGet();
        long millis = Math.min(LONGEST_PAUSE.toMillis(), LOOK.toMillis() << Math.min(failed, 6));
        pausedUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        if (failed == 1) {
            log.warn(
                    "Calls wait on the disk for the database: {}",
                    failure.getClass().getName());
        }
    }

    private boolean paused() {
        return System.nanoTime() - pausedUntil < 0;
    }

    private void look() {
        try {
            while (running && !paused() && backlog.getAndSet(false)) {
                for (Path file : spool.list(AT_ONCE)) {
                    backlog.set(true);
                    if (!again(file)) {
                        return;
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            backlog.set(true);
            log.warn("The spool of calls could not be read: {}", e.getClass().getName());
        }
    }

    /** False when there is no sense in going on now. */
    private boolean again(Path file) throws IOException {
        Note note;
        try {
            note = spool.read(file).orElse(null);
        } catch (RuntimeException unreadable) {
            log.error("{} is no call that can be read, and is deleted", file.getFileName());
            note = null;
        }
        if (note == null || tooOld(note)) {
            if (note != null) {
                dropped.increment();
                log.warn("A call was too old when the database came back, and is dropped");
            }
            spool.delete(file);
            return true;
        }
        return running && keep(note, file);
    }

    private boolean tooOld(Note note) {
        return note.takenAt().isBefore(clock.instant().minus(stale));
    }

    private static CustomizableThreadFactory daemons(String prefix) {
        CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
        factory.setDaemon(true);
        return factory;
    }

    /** Before the doors open. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1000;
    }

    @Override
    public synchronized void start() {
        running = true;
        try {
            spool.releaseAll();
        } catch (IOException e) {
            log.warn("The spool of calls could not be read: {}", e.getClass().getName());
        }
        var unused = timer.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is not in the database by then is on the disk. */
    @Override
    public synchronized void stop() {
        running = false;
        timer.shutdownNow();
        writers.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

package dev.loggia.proof.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/** Good clients: each sends its job with one key until an answer says that it is accepted. */
final class Clients implements AutoCloseable {
    static final int NUMBER = 16;

    private final List<Job> jobs;
    private final Door visitors;
    private final Door members;
    private final IntSupplier released;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Integer, UUID> accepted = new ConcurrentHashMap<>();
    private final Map<Integer, String> refused = new ConcurrentHashMap<>();
    private final AtomicLong tries = new AtomicLong();
    private final ExecutorService threads = Executors.newFixedThreadPool(NUMBER, task -> {
        Thread thread = new Thread(task, "client");
        thread.setDaemon(true);
        return thread;
    });

    /** @param released how many jobs may have been sent by now */
    Clients(int number, long seed, Door visitors, Door members, IntSupplier released) {
        this.visitors = visitors;
        this.members = members;
        this.released = released;
        Random random = new Random(seed);
        List<Job> drawn = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            drawn.add(Job.drawn(i, random));
        }
        jobs = List.copyOf(drawn);
    }

    void start() {
        for (int i = 0; i < NUMBER; i++) {
            threads.execute(this::work);
        }
        threads.shutdown();
    }

    /** Whether every job has its answer within the time. */
    boolean awaitAnswers(long seconds) {
        try {
            return threads.awaitTermination(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    List<Job> jobs() {
        return jobs;
    }

    /** Which generation each acknowledged job became. */
    Map<Integer, UUID> accepted() {
        return Map.copyOf(accepted);
    }

    /** What jobs were refused with; none deserves it. */
    Map<Integer, String> refused() {
        return Map.copyOf(refused);
    }

    /** How often was asked, for all jobs together. */
    long tries() {
        return tries.get();
    }

    private void work() {
        for (int i = next.getAndIncrement(); i < jobs.size(); i = next.getAndIncrement()) {
            while (released.getAsInt() <= i && !Thread.currentThread().isInterrupted()) {
                rest(10);
            }
            send(jobs.get(i));
        }
    }

    private void send(Job job) {
        Door door = job.free() ? visitors : members;
        for (int tried = 0; !Thread.currentThread().isInterrupted(); tried++) {
            tries.incrementAndGet();
            try {
                accepted.put(job.number(), door.ask(job));
                return;
            } catch (Door.Refused e) {
                refused.put(job.number(), String.valueOf(e.getMessage()));
                return;
            } catch (Door.NotNow e) {
                rest(Math.min(1000, 50L << Math.min(tried, 5)));
            }
        }
    }

    private static void rest(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

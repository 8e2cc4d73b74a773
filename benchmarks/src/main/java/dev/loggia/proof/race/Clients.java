package dev.loggia.proof.race;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that all start at the same moment. */
final class Clients implements AutoCloseable {
    private final int number;
    private final ExecutorService threads;

    Clients(int number) {
        this.number = number;
        this.threads = Executors.newFixedThreadPool(number);
    }

    /** What one rush came to. */
    record Rush(int succeeded, List<Exception> errors) {}

    /** Every client makes one attempt; returns when all have their answer. */
    Rush rush(Callable<Boolean> attempt) {
        CyclicBarrier start = new CyclicBarrier(number);
        AtomicInteger succeeded = new AtomicInteger();
        List<Future<?>> answers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            answers.add(threads.submit(() -> {
                start.await();
                if (attempt.call()) {
                    succeeded.incrementAndGet();
                }
                return null;
            }));
        }
        List<Exception> errors = new ArrayList<>();
        for (Future<?> answer : answers) {
            try {
                answer.get();
            } catch (ExecutionException e) {
                errors.add(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return new Rush(succeeded.get(), errors);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

package dev.loggia.bench.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * Threads of this process that call again as soon as they are answered.
 *
 * @param number how many
 */
public record Callers(int number) {

    /** Each calls once; returns when all have. */
    public void once(IntConsumer call) {
        ExecutorService threads = Executors.newFixedThreadPool(number);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                int caller = i;
                work.add(() -> {
                    call.accept(caller);
                    return true;
                });
            }
            for (Future<Boolean> each : threads.invokeAll(work)) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A caller failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Calls a second, all together.
     *
     * @param call gets the number of its caller, from 0
     */
    public double perSecond(double seconds, IntConsumer call) {
        ExecutorService threads = Executors.newFixedThreadPool(number);
        try {
            long began = System.nanoTime();
            long end = began + (long) (seconds * 1e9);
            List<Callable<Long>> work = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                int caller = i;
                work.add(() -> {
                    long calls = 0;
                    for (; System.nanoTime() < end; calls++) {
                        call.accept(caller);
                    }
                    return calls;
                });
            }
            long calls = 0;
            for (Future<Long> each : threads.invokeAll(work)) {
                calls += each.get();
            }
            return calls / ((System.nanoTime() - began) / 1e9);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A caller failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}

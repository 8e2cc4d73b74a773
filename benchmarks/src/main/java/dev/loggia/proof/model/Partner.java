package dev.loggia.proof.model;

import dev.loggia.proof.model.Command.Together;
import java.time.Instant;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A second thread that starts at the same moment. */
final class Partner implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread partner = new Thread(task, "partner");
        partner.setDaemon(true);
        return partner;
    });
    private final CyclicBarrier start = new CyclicBarrier(2);
    private final SequenceClock clock;

    Partner(SequenceClock clock) {
        this.clock = clock;
    }

    /** What both answered. */
    record Both(String first, String second) {
        @Override
        public String toString() {
            return first + " and " + second;
        }
    }

    Both both(RealEngine real, Together pair, Instant now) {
        try {
            Future<String> second = thread.submit(() -> {
                clock.set(now);
                start.await();
                return real.apply(pair.second());
            });
            start.await();
            String first = real.apply(pair.first());
            return new Both(first, second.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (BrokenBarrierException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

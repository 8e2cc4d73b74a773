package dev.loggia.bench.frame;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Clients that ask again as soon as they are answered, each on a connection of its own that is kept. */
public final class HttpClients {
    private static final int MOST_KEPT = 1_000_000;

    private final int port;
    private final int clients;

    public HttpClients(int port, int clients) {
        this.port = port;
        this.clients = clients;
    }

    /** Writes one request, never the same twice when that matters. */
    public interface Requests {
        byte[] next();
    }

    /** @param millis how long each answer took, ascending */
    public record Answers(double perSecond, long refused, double[] millis) {

        /** The time that this share of answers took at most. */
        public double percentile(double share) {
            int index = (int) Math.ceil(share * millis.length) - 1;
            return millis[Math.max(0, Math.min(index, millis.length - 1))];
        }
    }

    /** Runs for so long. Answers of another status than wanted are counted apart. */
    public Answers run(double seconds, int status, Requests requests) {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long end = System.nanoTime() + (long) (seconds * 1e9);
            List<Callable<Tally>> work = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                work.add(() -> ask(end, status, requests));
            }
            long began = System.nanoTime();
            List<Future<Tally>> done = threads.invokeAll(work);
            double took = (System.nanoTime() - began) / 1e9;
            return sum(done, took);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Tally ask(long end, int status, Requests requests) throws IOException {
        Tally tally = new Tally();
        try (HttpConnection connection = new HttpConnection(port)) {
            for (long now = System.nanoTime(); now < end; ) {
                int answer = connection.ask(requests.next());
                long then = System.nanoTime();
                tally.add(answer == status, then - now);
                now = then;
            }
        }
        return tally;
    }

    private static Answers sum(List<Future<Tally>> done, double took) {
        long refused = 0;
        int answered = 0;
        List<Tally> tallies = new ArrayList<>();
        for (Future<Tally> each : done) {
            try {
                Tally tally = each.get();
                tallies.add(tally);
                refused += tally.refused;
                answered += tally.size;
            } catch (ExecutionException | InterruptedException e) {
                throw new IllegalStateException("A client failed", e);
            }
        }
        double[] millis = new double[answered];
        int at = 0;
        for (Tally tally : tallies) {
            for (int i = 0; i < tally.size; i++) {
                millis[at++] = tally.nanos[i] / (double) TimeUnit.MILLISECONDS.toNanos(1);
            }
        }
        Arrays.sort(millis);
        return new Answers(answered / took, refused, millis);
    }

    private static final class Tally {
        private long[] nanos = new long[1024];
        private int size;
        private long refused;

        void add(boolean wanted, long took) {
            if (!wanted) {
                refused++;
                return;
            }
            if (size == nanos.length && size < MOST_KEPT) {
                nanos = Arrays.copyOf(nanos, size * 2);
            }
            nanos[size++] = took;
        }
    }
}

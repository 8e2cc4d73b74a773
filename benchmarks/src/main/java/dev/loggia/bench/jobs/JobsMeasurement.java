package dev.loggia.bench.jobs;

import dev.loggia.bench.frame.Callers;
import dev.loggia.bench.frame.DatabaseAddress;
import dev.loggia.bench.frame.Goal;
import dev.loggia.bench.frame.HttpConnection;
import dev.loggia.bench.frame.Lab;
import dev.loggia.bench.frame.Measurement;
import dev.loggia.bench.frame.Nodes;
import dev.loggia.bench.frame.Row;
import dev.loggia.bench.frame.Submissions;
import dev.loggia.bench.frame.Wait;
import dev.loggia.proof.cluster.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Everything at once: accepting, screening, admission, the provider's API, callbacks, fetching, storing, settling. */
public final class JobsMeasurement implements Measurement {
    private static final int CLIENTS = 8;
    private static final int JOBS = 500;

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public String sentence() {
        return "Whole jobs a second on one node, from the request to the stored and settled result, against the stand-in for "
                + "the provider in a process of its own, which takes 80 ms for a picture and has no limits.";
    }

    @Override
    public List<Row> measure(Lab lab) {
        int jobs = lab.effort().of(JOBS);
        try (Cluster cluster = Nodes.one(lab.folder("jobs"), Map.of())) {
            lab.say("one node, " + jobs + " jobs a turn");
            cluster.startNodes();
            DatabaseAddress database = Nodes.database(cluster);
            int port = cluster.node(0).baseUri().getPort();
            List<Double> rates = lab.rounds().repeat(() -> rate(database, port, jobs));
            return List.of(Row.plain(
                    "whole jobs a second, one node", rates, "/s", Goal.atLeast(60, 250), Map.of("jobsEachTurn", jobs)));
        }
    }

    private static double rate(DatabaseAddress database, int port, int jobs) {
        long before = done(database);
        long began = System.nanoTime();
        submit(port, jobs);
        Wait.until("all jobs done", 180, 20, () -> done(database) >= before + jobs);
        return jobs / ((System.nanoTime() - began) / 1e9);
    }

    private static void submit(int port, int jobs) {
        AtomicInteger left = new AtomicInteger(jobs);
        new Callers(CLIENTS).once(caller -> {
            try (HttpConnection connection = new HttpConnection(port)) {
                while (left.getAndDecrement() > 0) {
                    int status = connection.ask(Submissions.next());
                    if (status != Submissions.ACCEPTED) {
                        throw new IllegalStateException("Answered " + status);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static long done(DatabaseAddress database) {
        return database.number("select count(*) from generation where state = 'SUCCEEDED'");
    }
}

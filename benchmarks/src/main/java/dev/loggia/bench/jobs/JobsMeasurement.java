package dev.loggia.bench.jobs;

import dev.loggia.bench.frame.Callers;
import dev.loggia.bench.frame.DatabaseAddress;
import dev.loggia.bench.frame.Goal;
import dev.loggia.bench.frame.HttpConnection;
import dev.loggia.bench.frame.Lab;
import dev.loggia.bench.frame.Measurement;
import dev.loggia.bench.frame.Nodes;
import dev.loggia.bench.frame.ProcessFigures;
import dev.loggia.bench.frame.Row;
import dev.loggia.bench.frame.Submissions;
import dev.loggia.bench.frame.Wait;
import dev.loggia.proof.cluster.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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
            int port = cluster.node(0).baseUri().getPort();
            ProcessFigures server = new ProcessFigures(cluster.node(0).pid());
            try (Progress progress = new Progress(Nodes.database(cluster))) {
                lab.rounds().warmUp(() -> {
                    double rate = rate(progress, port, jobs);
                    lab.say("warm-up: " + Math.round(rate) + " jobs a second");
                    return rate;
                });
                List<Double> processor = new ArrayList<>();
                List<Double> rates = lab.rounds().repeat(() -> {
                    double before = server.processorSeconds();
                    double rate = rate(progress, port, jobs);
                    processor.add((server.processorSeconds() - before) * 1e6 / jobs);
                    return rate;
                });
                return row(jobs, rates, processor.subList(1, processor.size()));
            }
        }
    }

    private static List<Row> row(int jobs, List<Double> rates, List<Double> processor) {
        return List.of(Row.plain(
                "whole jobs a second, one node",
                rates,
                "/s",
                Goal.atLeast(60, 250),
                Map.of("jobsEachTurn", jobs, "serverProcessorMicrosEach", List.copyOf(processor))));
    }

    private static double rate(Progress progress, int port, int jobs) {
        long before = progress.succeeded();
        long began = System.nanoTime();
        submit(port, jobs);
        Wait.until("all jobs done", 180, 20, progress::nothingIsOpen);
        double seconds = (System.nanoTime() - began) / 1e9;
        if (progress.succeeded() != before + jobs) {
            throw new IllegalStateException("Not every job succeeded");
        }
        return jobs / seconds;
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

    /**
     * Asks on one connection: opening one each time would cost as much as a job. While it waits it looks into the index of what
     * is open; counting what is done reads the whole table, which is for before and after.
     */
    private static final class Progress implements AutoCloseable {
        private final Connection connection;
        private final PreparedStatement succeeded;
        private final PreparedStatement open;

        Progress(DatabaseAddress database) {
            try {
                connection = DriverManager.getConnection(database.jdbcUrl());
                succeeded = connection.prepareStatement("select count(*) from generation where state = 'SUCCEEDED'");
                open = connection.prepareStatement(
                        "select count(*) from generation where state not in ('SUCCEEDED', 'FAILED', 'CANCELLED')");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        long succeeded() {
            return number(succeeded);
        }

        boolean nothingIsOpen() {
            return number(open) == 0;
        }

        private static long number(PreparedStatement count) {
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

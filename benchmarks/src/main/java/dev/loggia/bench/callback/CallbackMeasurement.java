package dev.loggia.bench.callback;

import dev.loggia.bench.frame.Callers;
import dev.loggia.bench.frame.DatabaseAddress;
import dev.loggia.bench.frame.EventReader;
import dev.loggia.bench.frame.Goal;
import dev.loggia.bench.frame.HttpConnection;
import dev.loggia.bench.frame.Lab;
import dev.loggia.bench.frame.Measurement;
import dev.loggia.bench.frame.Nodes;
import dev.loggia.bench.frame.Row;
import dev.loggia.bench.frame.Submissions;
import dev.loggia.proof.cluster.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** From the provider's callback to the event that shows the picture: look it up, fetch it, store it, settle, tell. */
public final class CallbackMeasurement implements Measurement {
    private static final int WATCHERS = 4;
    private static final int JOBS_EACH = 15;

    @Override
    public String name() {
        return "callback";
    }

    @Override
    public String sentence() {
        return "Time from the provider's callback to the last event in the browser, which shows the stored picture; four "
                + "people at once, p99 of a round.";
    }

    @Override
    public List<Row> measure(Lab lab) {
        int jobs = lab.effort().of(JOBS_EACH);
        try (Cluster cluster = Nodes.one(lab.folder("callback"), Map.of())) {
            cluster.startNodes();
            DatabaseAddress database = Nodes.database(cluster);
            int port = cluster.node(0).baseUri().getPort();
            List<Double> medians = new ArrayList<>();
            List<Double> slowest = lab.rounds().repeat(() -> {
                List<Double> millis = round(database, port, jobs);
                medians.add(millis.get(millis.size() / 2));
                return millis.get((int) Math.ceil(0.99 * millis.size()) - 1);
            });
            return List.of(Row.plain(
                    "callback → event in the browser, p99",
                    slowest,
                    "ms",
                    Goal.atMost(500, 100),
                    Map.of("p50Millis", medians, "eventsEachTurn", WATCHERS * jobs)));
        }
    }

    private static List<Double> round(DatabaseAddress database, int port, int jobs) {
        List<Double> millis = Collections.synchronizedList(new ArrayList<>());
        new Callers(WATCHERS).once(watcher -> {
            for (int i = 0; i < jobs; i++) {
                millis.add(one(database, port));
            }
        });
        return millis.stream().sorted().toList();
    }

    private static double one(DatabaseAddress database, int port) {
        String address = Submissions.address();
        try (HttpConnection connection = new HttpConnection(port)) {
            int status = connection.ask(Submissions.from(address));
            if (status != Submissions.ACCEPTED) {
                throw new IllegalStateException("Answered " + status);
            }
            String id = Submissions.id(connection.body());
            double ended = EventReader.secondsWhen("event: end", port, "/api/generations/" + id + "/events", address);
            double called = Double.parseDouble(database.ask(
                    "select extract(epoch from min(received_at)) from provider_callback where generation_id = '" + id
                            + "'"));
            return (ended - called) * 1000;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

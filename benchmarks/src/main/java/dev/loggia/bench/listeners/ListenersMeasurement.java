package dev.loggia.bench.listeners;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** People who have the gallery open and do nothing. */
public final class ListenersMeasurement implements Measurement {
    private static final int LISTENERS = 5_000;
    private static final int WARM_UP = 500;
    /** A node of the usual 256 MB refuses the 1 201st listener rather than run out of it. */
    private static final String HEAP = "-Xmx1300m";

    @Override
    public String name() {
        return "listeners";
    }

    @Override
    public String sentence() {
        return "5 000 idle listeners to the feed on one node: what memory they add, after a collection before and after, and "
                + "when the last of a hundred hears of a new picture.";
    }

    @Override
    public List<Row> measure(Lab lab) {
        int size = lab.effort().of(LISTENERS);
        try (Cluster cluster = Nodes.one(lab.folder("listeners"), Map.of(), HEAP)) {
            cluster.startNodes();
            DatabaseAddress database = Nodes.database(cluster);
            int port = cluster.node(0).baseUri().getPort();
            ProcessFigures process = new ProcessFigures(cluster.node(0).pid());
            try (Audience few = new Audience(port, Math.min(WARM_UP, size))) {
                tell(few, database, port);
            }
            Wait.seconds(3);
            List<Double> extra = new ArrayList<>();
            process.collectGarbage();
            double before = process.residentMegabytes();
            List<Double> slowest = new ArrayList<>();
            try (Audience all = new Audience(port, size)) {
                process.collectGarbage();
                extra.add(process.residentMegabytes() - before);
                for (int i = 0; i < lab.effort().rounds(); i++) {
                    slowest.add(tell(all, database, port));
                }
            }
            return List.of(
                    Row.plain(
                            size + " idle listeners, extra memory",
                            extra,
                            "MB",
                            Goal.atMost(250, 60),
                            Map.of("residentBefore", before, "heap", HEAP)),
                    Row.plain(
                            "published → heard by " + size + " listeners, p99",
                            slowest,
                            "ms",
                            Goal.atMost(500, 100),
                            Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Milliseconds from publishing a picture until 99 in 100 have heard of it. */
    private static double tell(Audience audience, DatabaseAddress database, int port) throws IOException {
        try (HttpConnection connection = new HttpConnection(port)) {
            connection.ask(Submissions.next());
            String id = Submissions.id(connection.body());
            double[] heard = audience.hear("event: item", 60);
            double published = Double.parseDouble(database.ask(
                    "select extract(epoch from published_at) from feed_item where generation_id = '" + id + "'"));
            return (heard[(int) Math.ceil(0.99 * heard.length) - 1] - published) * 1000;
        }
    }
}

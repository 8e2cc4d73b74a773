package dev.loggia.bench.takeover;

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
import dev.loggia.proof.cluster.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A node is killed while its steps wait for the provider; the other one has to notice and to go on with each of them. */
public final class TakeOverMeasurement implements Measurement {
    private static final int JOBS = 12;
    private static final int ROUNDS = 3;
    private static final String HELD_BY_FIRST =
            "select count(*) from scheduled_tasks where picked and task_name = 'generation' and picked_by like 'node-1-%'";

    @Override
    public String name() {
        return "takeover";
    }

    @Override
    public String sentence() {
        return "`kill -9` of one of two nodes until every step that it was running runs, or has run, on the other.";
    }

    @Override
    public List<Row> measure(Lab lab) {
        int rounds = Math.min(ROUNDS, lab.effort().rounds());
        List<Double> seconds = new ArrayList<>();
        try (Cluster cluster = Nodes.two(lab.folder("takeover"), Map.of())) {
            cluster.startNodes();
            for (int i = 0; i < rounds; i++) {
                lab.say("killing a node");
                seconds.add(kill(cluster));
                if (i + 1 < rounds) {
                    cluster.node(0).start();
                }
            }
        }
        return List.of(Row.plain(
                "`kill -9` → its jobs run on the peer", seconds, "s", Goal.atMost(20, 7), Map.of("jobs", JOBS)));
    }

    private static double kill(Cluster cluster) {
        DatabaseAddress database = Nodes.database(cluster);
        Node first = cluster.node(0);
        Node second = cluster.node(1);
        cluster.proxies().provider().blackHole();
        second.pause();
        submit(first, JOBS);
        Wait.until("the first node works on all", 30, 5, () -> database.number(HELD_BY_FIRST) >= JOBS);
        second.resume();
        first.kill();
        long began = System.nanoTime();
        cluster.proxies().provider().clean();
        Wait.until("the second node works on all", 60, 5, () -> database.number(HELD_BY_FIRST) == 0);
        return (System.nanoTime() - began) / 1e9;
    }

    private static void submit(Node node, int jobs) {
        try (HttpConnection connection = new HttpConnection(node.baseUri().getPort())) {
            for (int i = 0; i < jobs; i++) {
                connection.ask(Submissions.next());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

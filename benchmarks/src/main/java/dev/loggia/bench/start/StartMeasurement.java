package dev.loggia.bench.start;

import dev.loggia.bench.frame.Goal;
import dev.loggia.bench.frame.HttpClients;
import dev.loggia.bench.frame.Lab;
import dev.loggia.bench.frame.Measurement;
import dev.loggia.bench.frame.Rounds;
import dev.loggia.bench.frame.Row;
import dev.loggia.bench.frame.Server;
import dev.loggia.bench.frame.Submissions;
import dev.loggia.bench.frame.Wait;
import dev.loggia.proof.cluster.StandIn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the command to the sentence that it is ready, on a data folder that exists; and what the process then holds. */
public final class StartMeasurement implements Measurement {
    private static final int ROUNDS = 3;
    private static final int CLIENTS = 16;
    private static final int LOOK_SECONDS = 10;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String sentence() {
        return "`./loggia run` until it is ready beside `java -jar` of the built jar, on the oldest and the newest JDK here; "
                + "and resident memory with a heap of 256 MB at most, idle and after load.";
    }

    @Override
    public List<Row> measure(Lab lab) {
        List<Row> rows = new ArrayList<>();
        List<Path> javas = lab.program().javas();
        for (Path java : javas) {
            rows.add(starts(lab, java));
        }
        rows.addAll(memory(lab, javas.get(javas.size() - 1)));
        return rows;
    }

    private static Row starts(Lab lab, Path java) {
        lab.say("starts with " + java.getFileName());
        String data = "start-" + java.getFileName();
        Rounds rounds = new Rounds(Math.min(ROUNDS, lab.effort().rounds()));
        Rounds.Pairs pairs = rounds.compare(
                () -> seconds(lab.launch(data, java, List.of())), () -> seconds(lab.launchPlainly(data, java)));
        return Row.ratio(
                "start to ready ÷ plain `java -jar`, " + java.getFileName(),
                pairs,
                "s",
                Goal.atMost(0.55, 0.35),
                Map.of());
    }

    private static double seconds(Server server) {
        server.close();
        return server.secondsToReady();
    }

    /**
     * Once it has not changed by more than a megabyte for ten seconds: after a start the compilers still work, and the spare
     * memory of the C library is given back every ten seconds.
     */
    private static double atRest(Server server, int longestSeconds) {
        double before = server.figures().residentMegabytes();
        for (int waited = 0; waited < longestSeconds; waited += LOOK_SECONDS) {
            Wait.seconds(LOOK_SECONDS);
            double now = server.figures().residentMegabytes();
            if (Math.abs(now - before) < 1) {
                return now;
            }
            before = now;
        }
        return before;
    }

    /** With the stand-in for the provider in a process of its own: what it paints is no memory of the server's. */
    private static double loaded(Lab lab, String name) {
        try (StandIn provider = StandIn.alone(lab.folder(name + "-provider"))) {
            Server server = lab.start(name, provider.settings(), List.of());
            new HttpClients(server.port(), CLIENTS)
                    .run(2.0 * lab.effort().seconds(), Submissions.ACCEPTED, Submissions::next);
            double megabytes = server.figures().residentMegabytes();
            server.close();
            return megabytes;
        }
    }

    private static List<Row> memory(Lab lab, Path java) {
        List<Double> idle = new ArrayList<>();
        List<Double> loaded = new ArrayList<>();
        for (int i = 0; i < Math.min(ROUNDS, lab.effort().rounds()); i++) {
            lab.say("memory");
            // A folder of its own that exists: what the load of the round before left is work, and a server at work is
            // not idle.
            String data = "memory-" + i;
            lab.launch(data, java, Lab.NO_BURST_LIMITS).close();
            Server server = lab.launch(data, java, Lab.NO_BURST_LIMITS);
            idle.add(atRest(server, 10 * lab.effort().seconds()));
            server.close();
            loaded.add(loaded(lab, "loaded-" + i));
        }
        return List.of(
                Row.plain("resident memory, idle", idle, "MB", Goal.atMost(300, 180), Map.of()),
                Row.plain("resident memory, after load", loaded, "MB", Goal.atMost(400, 280), Map.of()));
    }
}

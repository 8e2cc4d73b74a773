package dev.loggia.proof.storm;

import dev.loggia.proof.cluster.Cluster;
import dev.loggia.proof.cluster.ClusterOptions;
import dev.loggia.proof.cluster.Node;
import dev.loggia.proof.frame.Arguments;
import dev.loggia.proof.frame.Proof;
import dev.loggia.proof.frame.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Two nodes under load while everything they stand on is killed, stopped, cut off and lied to; then every job is looked for. */
public final class StormProof implements Proof {
    private static final int KILLS = 20;
    private static final int JOBS = 1_000;
    private static final int MANY = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "storm";
    }

    @Override
    public String sentence() {
        return "Two nodes are killed at random under load, with paused processes, stopped databases, a bad network and a bad"
                + " provider: no job is lost, doubled or stuck 60 s after (--kills 20 --jobs 1000 --seed S).";
    }

    @Override
    public Set<String> arguments() {
        return Set.of("kills", "jobs", "seed");
    }

    @Override
    public Verdict run(Arguments arguments, Consumer<String> progress) {
        int kills = arguments.count("kills", KILLS);
        int jobs = arguments.count("jobs", JOBS);
        long seed = arguments.find("seed").orElseGet(() -> new Random().nextInt(1_000_000));
        progress.accept("seed " + seed);
        Path folder = Path.of(System.getProperty("loggia.proof.folder", "target/proof"))
                .resolve("storm-" + Instant.now().toEpochMilli());
        return run(folder, kills, jobs, seed, PATIENCE, progress);
    }

    /** @param patience how long after the last fault everything has to be at its end */
    Verdict run(Path folder, int kills, int jobs, long seed, Duration patience, Consumer<String> progress) {
        List<Round> rounds = Script.drawn(kills, seed);
        try (Cluster cluster = Cluster.open(options(folder))) {
            if (kills >= MANY) {
                cluster.prepareForManyStarts();
            }
            cluster.startNodes();
            try (MemberDoor members = new MemberDoor(cluster.postgres().jdbcUrl(), Clients.NUMBER, jobs);
                    Storm storm = new Storm(cluster, rounds, jobs, progress);
                    Clients clients =
                            new Clients(jobs, seed, new VisitorDoor(cluster.nodes()), members, storm::released)) {
                progress.accept(rounds.size() + " rounds; logs are in " + folder);
                long began = System.nanoTime();
                clients.start();
                storm.play();
                Duration calm = awaitCalm(cluster, clients, storm.lastFault());
                cluster.nodes().forEach(storm.meters()::read);
                Duration whole = Duration.ofNanos(System.nanoTime() - began);
                return new Report(cluster, clients, storm, new Judge(cluster, clients, members.granted()))
                        .verdict(seed, kills, whole, calm, patience);
            }
        }
    }

    /** How long after the last fault everything was at its end; waits longer than is allowed, to tell slow from stuck. */
    private static Duration awaitCalm(Cluster cluster, Clients clients, long over) {
        Census census = new Census(cluster.jdbi());
        boolean answered = clients.awaitAnswers(LONGEST.toSeconds());
        while (!(answered && census.open() == 0)) {
            if (System.nanoTime() - over > LONGEST.toNanos()) {
                break;
            }
            cluster.nodes().stream().filter(node -> !node.alive()).forEach(node -> relaunch(node));
            Storm.rest(Duration.ofMillis(100));
        }
        return Duration.ofNanos(System.nanoTime() - over);
    }

    private static void relaunch(Node node) {
        node.launch(List.of(), java.util.Map.of());
    }

    /** The product's own leases and limits; what an operator waits minutes for comes in seconds. */
    private static ClusterOptions options(Path folder) {
        return ClusterOptions.in(folder)
                .withFaults(true)
                .with("loggia.generation.image-uncertainty", "3s")
                .with("loggia.generation.longest-pause", "3s")
                .with("loggia.generation.admission.at-once", "100")
                .withProvider(List.of(
                        "--duration-factor",
                        "0.25",
                        "--invisible-ms",
                        "100",
                        "--rate-limit",
                        "0",
                        "--picture-side",
                        "128"));
    }
}

package dev.loggia.proof.fuzz;

import dev.loggia.engine.credit.LedgerAudit;
import dev.loggia.proof.cluster.Cluster;
import dev.loggia.proof.cluster.ClusterOptions;
import dev.loggia.proof.frame.Arguments;
import dev.loggia.proof.frame.Proof;
import dev.loggia.proof.frame.ProofEngine;
import dev.loggia.proof.frame.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A real server takes anything: random changes of good requests, in HTTP and below it. */
public final class FuzzProof implements Proof {
    private static final int MINUTES = 10;

    @Override
    public String name() {
        return "fuzz";
    }

    @Override
    public String sentence() {
        return "Random changes of good requests, as HTTP and as bytes, on a real server: no answer of 500 or more, none later"
                + " than 5 s, nothing changed by what was refused, nothing secret in the log (--minutes 10 --seed S, or"
                + " --requests N instead of minutes).";
    }

    @Override
    public Set<String> arguments() {
        return Set.of("minutes", "seed", "requests");
    }

    @Override
    public Verdict run(Arguments arguments, Consumer<String> progress) {
        long seed = arguments.find("seed").orElseGet(() -> new Random().nextInt(1_000_000));
        Path folder = Path.of(System.getProperty("loggia.proof.folder", "target/proof"))
                .resolve("fuzz-" + Instant.now().toEpochMilli());
        Duration time = Duration.ofMinutes(arguments.count("minutes", MINUTES));
        long requests = arguments.find("requests").isPresent() ? arguments.count("requests", 1) : Long.MAX_VALUE;
        progress.accept("seed " + seed + "; the server's log is in " + folder);
        return run(folder, seed, time, requests, progress);
    }

    Verdict run(Path folder, long seed, Duration time, long requests, Consumer<String> progress) {
        try (Cluster cluster = Cluster.open(options(folder))) {
            cluster.startNodes();
            Books books = new Books(cluster);
            Corpus corpus = books.prepare();
            Wire wire = new Wire(cluster.node(0).baseUri().getPort());
            new Attack(wire, corpus, seed ^ -1).run(untilMany(300)); // what a server that has worked for a while holds
            Vitals before = Vitals.of(cluster.node(0).pid());
            Set<String> known = books.generations();
            Attack attack = new Attack(wire, corpus, seed);
            long end = System.nanoTime() + time.toNanos();
            long[] next = {System.nanoTime()};
            attack.run(() -> {
                tell(attack, next, progress);
                return System.nanoTime() < end && attack.attempts() < requests;
            });
            boolean calm = books.settle();
            Vitals after = Vitals.of(cluster.node(0).pid());
            return verdict(cluster, seed, attack, books, known, calm, before, after);
        }
    }

    private static BooleanSupplier untilMany(int number) {
        int[] left = {number};
        return () -> {
            synchronized (left) {
                return --left[0] >= 0;
            }
        };
    }

    private static synchronized void tell(Attack attack, long[] next, Consumer<String> progress) {
        if (System.nanoTime() > next[0]) {
            next[0] = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            progress.accept(attack.attempts() + " sent, " + attack.findings().size() + " findings");
        }
    }

    private static Verdict verdict(
            Cluster cluster,
            long seed,
            Attack attack,
            Books books,
            Set<String> known,
            boolean calm,
            Vitals before,
            Vitals after) {
        Report report = new Report();
        attack.findings().forEach(finding -> report.wrong(finding.line()));
        long unexplained = books.generations().stream()
                .filter(id -> !known.contains(id) && !attack.named().contains(id))
                .count();
        report.check("generations that no answer spoke of", unexplained <= attack.unread(), unexplained);
        report.check("rows in tables that no visitor writes", books.foreignRows() == 0, books.foreignRows());
        report.check("everything accepted has ended", calm, calm);
        report.check("audit findings", audit(cluster).isEmpty(), audit(cluster));
        report.check(
                "lines of the log with prompt, secret or address",
                books.leaks().isEmpty(),
                books.leaks().size());
        report.check("errors in the log", books.errors().isEmpty(), books.errors());
        report.check(
                "ready at the end", cluster.node(0).ready(), cluster.node(0).ready());
        report.check("not grown out of bounds", after.fine(before), before + " → " + after);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("seed", seed);
        figures.put("attempts", attack.attempts());
        figures.put("statuses", attack.statuses());
        figures.put("closedWithoutAnswer", attack.unanswered());
        figures.put("torn", attack.unread());
        figures.put("slowestMillis", attack.slowestMillis());
        figures.put("generations", books.generations().size());
        figures.put("before", before.figures());
        figures.put("after", after.figures());
        figures.put("findings", report.wrongs());
        List<String> summary = List.of(
                "seed " + seed + ": " + attack.attempts() + " attempts, slowest answer " + attack.slowestMillis()
                        + " ms",
                "answers by status " + attack.statuses(),
                attack.unanswered() + " connections closed without an answer, " + attack.unread()
                        + " torn by the client, " + books.generations().size() + " generations accepted");
        return report.verdict(summary, figures);
    }

    private static List<String> audit(Cluster cluster) {
        try (ProofEngine engine = ProofEngine.over(cluster.postgres().jdbcUrl(), 2)) {
            return engine.door(LedgerAudit.class).run().stream()
                    .map(String::valueOf)
                    .toList();
        }
    }

    /** One node with its limits away, and its time-outs short enough that a wait which is meant to be is no hang. */
    private static ClusterOptions options(Path folder) {
        return ClusterOptions.in(folder)
                .withNodes(1)
                .withFiles()
                // As the audit knows them; there are addresses enough.
                .with("loggia.quota.images-per-day", "")
                .with("loggia.quota.videos-per-week", "")
                .with("loggia.web.max-wait", "1s")
                .with("loggia.web.body-timeout", "2s")
                .with("loggia.web.access-log", "true")
                .with("loggia.web.heartbeat", "1s");
    }
}

package dev.loggia.proof.storm;

import dev.loggia.proof.cluster.Cluster;
import dev.loggia.proof.frame.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From what was done and what was found to a verdict. */
final class Report {
    private final Cluster cluster;
    private final Clients clients;
    private final Storm storm;
    private final Judge judge;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Object> figures = new LinkedHashMap<>();

    Report(Cluster cluster, Clients clients, Storm storm, Judge judge) {
        this.cluster = cluster;
        this.clients = clients;
        this.storm = storm;
        this.judge = judge;
    }

    Verdict verdict(long seed, int kills, Duration whole, Duration calm, Duration patience) {
        List<Check> checks = new ArrayList<>(judge.checks());
        checks.add(new Check(
                "everything was at its end " + patience.toSeconds() + " s after the last fault",
                calm.compareTo(patience) > 0 ? List.of(seconds(calm) + " s") : List.of()));
        describe(seed, kills, whole, calm);
        table("What was done", storm.counts());
        Census census = new Census(cluster.jdbi());
        table("What became of the jobs", census.states());
        table("What came of the calls to the provider", census.attempts());
        provider(census);
        NodeLogs logs = NodeLogs.of(cluster);
        figure("steps taken over by another node", "takenOver", logs.takenOver());
        storm.meters().sums().forEach((name, n) -> figure("counter " + name, name, n));
        table("What the nodes complained of", logs.complaints());
        judgement(checks);
        return new Verdict(checks.stream().allMatch(Check::holds), lines, figures);
    }

    private void describe(long seed, int kills, Duration whole, Duration calm) {
        figures.put("seed", seed);
        figures.put("kills", kills);
        figures.put("nodes", cluster.nodes().size());
        figures.put("jobs", clients.jobs().size());
        figures.put("acknowledged", clients.accepted().size());
        figures.put("tries", clients.tries());
        figures.put("seconds", whole.toSeconds());
        figures.put("calmAfterSeconds", Math.round(calm.toMillis() / 100.0) / 10.0);
        figures.put("fsync", cluster.postgres().fsync());
        lines.add(String.format(
                Locale.ROOT,
                "seed %d: %d jobs on %d nodes (%d acknowledged after %d tries) in %d s; all at an end %s s after the last fault",
                seed,
                clients.jobs().size(),
                cluster.nodes().size(),
                clients.accepted().size(),
                clients.tries(),
                whole.toSeconds(),
                seconds(calm)));
        lines.add("PostgreSQL " + (cluster.postgres().fsync() ? "waits" : "does not wait")
                + " for the disk; a stop in the middle ends the server, not the system, so nothing committed is lost");
    }

    private void provider(Census census) {
        ProviderSide side = new ProviderSide(cluster);
        lines.add("");
        lines.add("At the provider");
        figure("tasks it made", "tasks", side.made());
        figure("tasks that became nobody's result", "tasksUnused", side.unused().size());
        census.orphans().forEach((reason, n) -> figure("orphans on record: " + reason, "orphans." + reason, n));
    }

    private void judgement(List<Check> checks) {
        lines.add("");
        lines.add("What must hold");
        for (Check check : checks) {
            lines.add((check.holds() ? "  holds   " : "  BROKEN  ") + check.name());
            check.listed().forEach(offender -> lines.add("            " + offender));
        }
        Map<String, Object> broken = new LinkedHashMap<>();
        checks.stream().filter(check -> !check.holds()).forEach(check -> broken.put(check.name(), check.offenders()));
        figures.put("checks", checks.size());
        figures.put("broken", broken);
    }

    private void table(String title, Map<?, ? extends Number> counts) {
        lines.add("");
        lines.add(title);
        Map<String, Object> figure = new LinkedHashMap<>();
        counts.forEach((what, n) -> {
            lines.add(String.format(Locale.ROOT, "  %6d  %s", n.longValue(), what));
            figure.put(what instanceof Fault fault ? fault.name() : String.valueOf(what), n);
        });
        figures.put(title, figure);
    }

    private void figure(String words, String name, Number n) {
        lines.add(String.format(Locale.ROOT, "  %6d  %s", n.longValue(), words));
        figures.put(name, n);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }
}

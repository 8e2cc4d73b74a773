package dev.loggia.bench;

import dev.loggia.bench.accept.AcceptMeasurement;
import dev.loggia.bench.backlog.BacklogMeasurement;
import dev.loggia.bench.callback.CallbackMeasurement;
import dev.loggia.bench.chat.ChatMeasurement;
import dev.loggia.bench.feed.FeedMeasurement;
import dev.loggia.bench.frame.Effort;
import dev.loggia.bench.frame.Lab;
import dev.loggia.bench.frame.Measurement;
import dev.loggia.bench.frame.Program;
import dev.loggia.bench.frame.Report;
import dev.loggia.bench.frame.Row;
import dev.loggia.bench.jobs.JobsMeasurement;
import dev.loggia.bench.listeners.ListenersMeasurement;
import dev.loggia.bench.plan.PlanMeasurement;
import dev.loggia.bench.start.StartMeasurement;
import dev.loggia.bench.takeover.TakeOverMeasurement;
import dev.loggia.bench.wallet.WalletMeasurement;
import dev.loggia.proof.frame.Arguments;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code ./loggia bench [NAME ...] [--rounds N] [--seconds N] [--percent N]}: measures, prints a table, writes it as JSON and
 * Markdown.
 */
public final class Bench {
    private static final List<Measurement> MEASUREMENTS = List.of(
            new AcceptMeasurement(),
            new PlanMeasurement(),
            new WalletMeasurement(),
            new FeedMeasurement(),
            new JobsMeasurement(),
            new CallbackMeasurement(),
            new ChatMeasurement(),
            new ListenersMeasurement(),
            new StartMeasurement(),
            new TakeOverMeasurement(),
            new BacklogMeasurement());
    private static final Set<String> ARGUMENTS = new TreeSet<>(Set.of("rounds", "seconds", "percent"));

    private final PrintStream out;
    private final Path folder;

    /** @param folder where the figures go */
    Bench(PrintStream out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    /** Ends with 0 when everything was measured, whatever the figures; with 2 when it was asked for wrongly. */
    @SuppressWarnings("SystemOut") // a program for the command line, and its only line of output
    public static void main(String[] words) {
        Path folder = Path.of(System.getProperty("loggia.bench.folder", "target/bench"));
        System.exit(new Bench(System.out, folder).run(Arrays.asList(words)));
    }

    int run(List<String> words) {
        if (words.contains("--list")) {
            list();
            return 0;
        }
        List<String> names =
                words.stream().takeWhile(word -> !word.startsWith("--")).toList();
        try {
            List<Measurement> wanted = wanted(names);
            Arguments arguments = Arguments.parse(words.subList(names.size(), words.size()), ARGUMENTS);
            Effort effort = new Effort(
                    arguments.count("rounds", Effort.FULL.rounds()),
                    arguments.count("seconds", Effort.FULL.seconds()),
                    Math.min(100, arguments.count("percent", 100)) / 100.0);
            measure(wanted, effort);
            return 0;
        } catch (IllegalArgumentException e) {
            out.println("loggia: " + e.getMessage());
            return 2;
        }
    }

    private static List<Measurement> wanted(List<String> names) {
        for (String name : names) {
            if (MEASUREMENTS.stream().noneMatch(each -> each.name().equals(name))) {
                throw new IllegalArgumentException(
                        "there is no measurement `" + name + "`; ./loggia bench --list names them.");
            }
        }
        return MEASUREMENTS.stream()
                .filter(each -> names.isEmpty() || names.contains(each.name()))
                .toList();
    }

    private void list() {
        out.println("Usage: ./loggia bench [NAME ...] [--rounds 5] [--seconds 3] [--percent 100]");
        MEASUREMENTS.forEach(each -> out.printf("%n  %s%n      %s%n", each.name(), each.sentence()));
    }

    private void measure(List<Measurement> wanted, Effort effort) {
        List<Row> rows = new ArrayList<>();
        Report report = new Report(effort);
        try (Lab lab = new Lab(effort, Program.fromLauncher(), out)) {
            for (Measurement each : wanted) {
                out.println(each.name());
                try {
                    rows.addAll(each.measure(lab));
                } catch (RuntimeException e) {
                    // One that cannot be measured here does not take the others with it.
                    report.failed(each.name(), e);
                    out.println("  could not be measured: " + e + (e.getCause() == null ? "" : ": " + e.getCause()));
                }
            }
        }
        report.rows(rows);
        out.println();
        report.text().forEach(out::println);
        out.println();
        out.println("Figures: " + report.write(folder));
    }
}

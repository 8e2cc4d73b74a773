package dev.loggia.proof.model;

import dev.loggia.proof.frame.Arguments;
import dev.loggia.proof.frame.Proof;
import dev.loggia.proof.frame.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** Credits and quota do what they promise, whatever is done in whatever order. */
public final class ModelProof implements Proof {
    private static final int SEQUENCES = 20_000;
    private static final int COMMANDS = 50;

    @Override
    public String name() {
        return "model";
    }

    @Override
    public String sentence() {
        return "Random sequences of commands on the ledger, the quota and the accept path answer and leave what a small model in "
                + "memory says (--sequences 20000 --commands 50 --seed N; a seed alone plays just that sequence).";
    }

    @Override
    public Set<String> arguments() {
        return Set.of("sequences", "commands", "seed");
    }

    @Override
    public Verdict run(Arguments arguments, Consumer<String> progress) {
        OptionalLong seed = arguments.find("seed");
        int sequences = arguments.count("sequences", seed.isPresent() ? 1 : SEQUENCES);
        int commands = arguments.count("commands", COMMANDS);
        long first = seed.orElseGet(() -> System.currentTimeMillis() % 1_000_000_000L);
        int workers = 2 * Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
        try (Tester tester = new Tester(workers)) {
            progress.accept("seeds from " + first + " on, " + workers + " at a time, on "
                    + tester.engine().databaseVersion());
            long began = System.nanoTime();
            Optional<Counterexample> found = tester.run(first, sequences, commands, progress);
            double seconds = (System.nanoTime() - began) / 1e9;
            return verdict(tester, first, sequences, commands, seconds, found);
        }
    }

    private static Verdict verdict(
            Tester tester, long first, int sequences, int commands, double seconds, Optional<Counterexample> found) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("database", tester.engine().databaseVersion());
        figures.put("firstSeed", first);
        figures.put("sequences", sequences);
        figures.put("commandsEach", commands);
        figures.put("commandsPlayed", tester.done());
        figures.put("ofThemConcurrentPairs", tester.pairs());
        figures.put("audits", tester.audits());
        figures.put("auditSeconds", tester.auditing().toMillis() / 1000.0);
        figures.put("seconds", rounded(seconds));
        figures.put("commandsPerSecond", Math.round(tester.done() / seconds));
        figures.put("failures", found.isPresent() ? 1 : 0);
        List<String> lines = new ArrayList<>();
        figures.forEach((name, value) -> lines.add(String.format(Locale.ROOT, "%-24s %s", name, value)));
        found.ifPresent(example -> {
            lines.add("");
            lines.addAll(example.lines());
            figures.put("counterexample", example.lines());
        });
        return new Verdict(found.isEmpty(), lines, figures);
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 10) / 10.0;
    }
}

package dev.loggia.proof.planted;

import dev.loggia.proof.frame.Arguments;
import dev.loggia.proof.frame.Proof;
import dev.loggia.proof.frame.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** The checks catch what they are for. */
public final class PlantedProof implements Proof {

    /** What came of one: with the mistake, and without. */
    private record Trial(Bug bug, List<Finding> found, List<Finding> falseAlarms, double seconds) {
        boolean caught() {
            return found.stream().anyMatch(finding -> finding.check().equals(bug.caughtBy()));
        }

        boolean holds() {
            return caught() && falseAlarms.isEmpty();
        }
    }

    @Override
    public String name() {
        return "planted";
    }

    @Override
    public String sentence() {
        return "Each of " + Bug.values().length
                + " mistakes put into the engine is caught by the check that is for it, which "
                + "finds nothing without it (--bug " + Bug.values()[0].name() + " for one).";
    }

    @Override
    public Set<String> arguments() {
        return Set.of("bug");
    }

    @Override
    public Verdict run(Arguments arguments, Consumer<String> progress) {
        List<Bug> bugs =
                arguments.word("bug").map(name -> List.of(named(name))).orElseGet(() -> Arrays.asList(Bug.values()));
        List<Trial> trials = new ArrayList<>();
        Map<Story, List<Finding>> unspoilt = new EnumMap<>(Story.class);
        // The engine rightly complains of what it is made to do.
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel("dev.loggia.engine", LogLevel.OFF);
        try (Stage stage = new Stage(Files.createTempDirectory("loggia-planted-"))) {
            for (Bug bug : bugs) {
                Trial trial = attempt(stage, unspoilt, bug);
                trials.add(trial);
                progress.accept(line(trial));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return verdict(trials);
    }

    private static Trial attempt(Stage stage, Map<Story, List<Finding>> unspoilt, Bug bug) {
        List<Finding> falseAlarms = unspoilt.computeIfAbsent(bug.story(), stage::play);
        long began = System.nanoTime();
        List<Finding> found = stage.play(bug.story(), bug.mistake());
        return new Trial(bug, found, falseAlarms, (System.nanoTime() - began) / 1e9);
    }

    private static Bug named(String name) {
        return Arrays.stream(Bug.values())
                .filter(bug -> bug.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--bug is one of "
                        + Arrays.stream(Bug.values()).map(Bug::name).collect(Collectors.joining(", ")) + "."));
    }

    private static String line(Trial trial) {
        return String.format(
                Locale.ROOT,
                "%-38s %-10s %5.1f s  %s",
                trial.bug().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                trial.caught() ? "caught" : "NOT CAUGHT",
                trial.seconds(),
                trial.bug().caughtBy());
    }

    private static Verdict verdict(List<Trial> trials) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-38s %-10s %7s  %s", "mistake", "", "after", "by"));
        trials.forEach(trial -> lines.add(line(trial)));
        lines.add("");
        long caught = trials.stream().filter(Trial::caught).count();
        long alarms =
                trials.stream().filter(trial -> !trial.falseAlarms().isEmpty()).count();
        lines.add(caught + " of " + trials.size() + " caught; without them " + alarms + " false alarms");
        for (Trial trial : trials) {
            if (!trial.holds()) {
                lines.add("");
                lines.add(trial.bug() + " should be caught by \"" + trial.bug().caughtBy() + "\"");
                trial.found().forEach(finding -> lines.add("  with it: " + finding));
                trial.falseAlarms().forEach(finding -> lines.add("  without: " + finding));
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("planted", trials.size());
        figures.put("caught", caught);
        figures.put("falseAlarms", alarms);
        figures.put("bugs", trials.stream().map(PlantedProof::figures).toList());
        return new Verdict(trials.stream().allMatch(Trial::holds), lines, figures);
    }

    private static Map<String, Object> figures(Trial trial) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bug", trial.bug().name());
        figures.put("caught", trial.caught());
        figures.put("caughtBy", trial.bug().caughtBy());
        figures.put("seconds", Math.round(trial.seconds() * 10) / 10.0);
        figures.put(
                "alsoFoundBy",
                trial.found().stream()
                        .map(Finding::check)
                        .filter(check -> !check.equals(trial.bug().caughtBy()))
                        .distinct()
                        .toList());
        return figures;
    }
}

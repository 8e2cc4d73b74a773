package dev.loggia.proof.fuzz;

import dev.loggia.proof.frame.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects what was looked at and what was wrong. */
final class Report {
    private final List<String> lines = new ArrayList<>();
    private final List<String> wrongs = new ArrayList<>();

    void check(String what, boolean right, Object found) {
        lines.add((right ? "right  " : "WRONG  ") + what + ": " + found);
        if (!right) {
            wrongs.add(what + ": " + found);
        }
    }

    void wrong(String line) {
        lines.add("WRONG  " + line);
        wrongs.add(line);
    }

    List<String> wrongs() {
        return List.copyOf(wrongs);
    }

    Verdict verdict(List<String> summary, Map<String, Object> figures) {
        List<String> all = new ArrayList<>(summary);
        all.add("");
        all.addAll(lines);
        return new Verdict(wrongs.isEmpty(), all, figures);
    }
}

package dev.loggia.proof.crash;

import dev.loggia.proof.failpoint.Failpoint;
import dev.loggia.proof.frame.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results as a table: a row a failpoint, a column for how it goes on and what the provider does. */
final class Matrix {
    private static final int POINT = 18;
    private static final int COLUMN = 25;

    private Matrix() {}

    static String line(CellResult result) {
        String said = String.format(
                Locale.ROOT,
                "%-55s %-5s %5.1f s  %s",
                result.cell(),
                result.holds() ? "holds" : "FAILS",
                result.seconds(),
                result.atTheCrash());
        return result.holds() ? said : said + "\n      " + String.join("\n      ", result.faults());
    }

    static Verdict verdict(
            List<Failpoint> points,
            List<Aftermath> aftermaths,
            List<Fate> fates,
            List<CellResult> results,
            double seconds) {
        long cells = points.stream()
                .flatMap(point -> aftermaths.stream().flatMap(aftermath -> fates.stream()
                        .flatMap(fate -> CrashProof.cells(point, aftermath, fate).stream())))
                .count();
        boolean holds = results.size() == cells && results.stream().allMatch(CellResult::holds);
        return new Verdict(holds, lines(points, aftermaths, fates, results, seconds), figures(results, seconds));
    }

    private static List<String> lines(
            List<Failpoint> points,
            List<Aftermath> aftermaths,
            List<Fate> fates,
            List<CellResult> results,
            double seconds) {
        List<String> lines = new ArrayList<>();
        StringBuilder heading = new StringBuilder(String.format(Locale.ROOT, "%-" + POINT + "s", "ended at"));
        aftermaths.forEach(aftermath -> fates.forEach(fate ->
                heading.append(String.format(Locale.ROOT, "%-" + COLUMN + "s", aftermath.word() + " " + fate.word()))));
        lines.add(heading.toString().stripTrailing());
        for (Failpoint point : points) {
            StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-" + POINT + "s", point.wireName()));
            aftermaths.forEach(aftermath -> fates.forEach(fate -> row.append(
                    String.format(Locale.ROOT, "%-" + COLUMN + "s", entry(results, point, aftermath, fate)))));
            lines.add(row.toString().stripTrailing());
        }
        results.stream().filter(result -> result.cell().closed()).forEach(result -> lines.add(line(result)));
        lines.add("");
        lines.add(
                "* the provider's fate keeps such a job from this point: another one beside it ended the process there");
        lines.add(String.format(
                Locale.ROOT,
                "%d crashes in %.0f s, %d failed; second tasks at the provider, all on record: %d; repairs by the sweeper: %d",
                results.size(),
                seconds,
                results.stream().filter(result -> !result.holds()).count(),
                results.stream().mapToInt(CellResult::extraTasks).sum(),
                results.stream().mapToInt(CellResult::repairs).sum()));
        results.stream().filter(result -> !result.holds()).forEach(result -> {
            lines.add("");
            lines.add(line(result));
        });
        return lines;
    }

    private static String entry(List<CellResult> results, Failpoint point, Aftermath aftermath, Fate fate) {
        Cell cell = new Cell(point, aftermath, fate);
        return results.stream()
                .filter(result -> result.cell().equals(cell))
                .findFirst()
                .map(result -> String.format(
                        Locale.ROOT,
                        "%s%s %.1f s",
                        result.holds() ? "holds" : "FAILS",
                        fate.reaches(point) ? "" : "*",
                        result.seconds()))
                .orElse("-");
    }

    private static Map<String, Object> figures(List<CellResult> results, double seconds) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("crashes", results.size());
        figures.put("failed", results.stream().filter(result -> !result.holds()).count());
        figures.put("seconds", Math.round(seconds));
        figures.put(
                "secondTasks", results.stream().mapToInt(CellResult::extraTasks).sum());
        figures.put(
                "sweeperRepairs", results.stream().mapToInt(CellResult::repairs).sum());
        figures.put("cells", results.stream().map(Matrix::figures).toList());
        return figures;
    }

    private static Map<String, Object> figures(CellResult result) {
        Map<String, Object> cell = new LinkedHashMap<>();
        cell.put("point", result.cell().point().wireName());
        cell.put("after", result.cell().aftermath().word());
        cell.put("fate", result.cell().fate().word());
        cell.put("gatesClosed", result.cell().closed());
        cell.put("holds", result.holds());
        cell.put("seconds", Math.round(result.seconds() * 10) / 10.0);
        cell.put("statesAtTheCrash", result.atTheCrash());
        cell.put("secondTasks", result.extraTasks());
        cell.put("sweeperRepairs", result.repairs());
        cell.put("faults", result.faults());
        return cell;
    }
}

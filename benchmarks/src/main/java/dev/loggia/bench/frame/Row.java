package dev.loggia.bench.frame;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param what what was measured against what
 * @param ours our figure with its unit, such as {@code 2 310 /s}
 * @param theirs the limit beside it, null when the figure stands by itself
 * @param figure what the goal is about: the ratio, or our figure
 * @param unit of the figure, empty for a ratio
 * @param figures everything measured, for a program
 */
public record Row(
        String what,
        String ours,
        @Nullable String theirs,
        Spread figure,
        String unit,
        Goal goal,
        Map<String, Object> figures) {

    /** Ours beside a limit, both a second; the goal is about their ratio. */
    public static Row ratio(String what, Rounds.Pairs pairs, String unit, Goal goal, Map<String, Object> more) {
        Spread ours = Spread.of(pairs.ours());
        Spread theirs = Spread.of(pairs.theirs());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("ours", pairs.ours());
        figures.put("theirs", pairs.theirs());
        figures.put("each", unit);
        figures.putAll(more);
        return new Row(
                what,
                Figures.text(ours.median()) + " " + unit,
                Figures.text(theirs.median()) + " " + unit,
                pairs.ratio(),
                "",
                goal,
                figures);
    }

    /** A figure that stands by itself. */
    public static Row plain(String what, List<Double> rounds, String unit, Goal goal, Map<String, Object> more) {
        Spread spread = Spread.of(rounds);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("ours", rounds);
        figures.put("each", unit);
        figures.putAll(more);
        return new Row(what, Figures.text(spread.median()) + " " + unit, null, spread, unit, goal, figures);
    }

    /** Whether the median is good enough. */
    public Goal.Standing standing() {
        return goal.standing(figure.median());
    }

    /** The cells of the table: measure, ours, beside, figure, spread, least, aim, standing. */
    List<String> cells() {
        String suffix = unit.isEmpty() ? "" : " " + unit;
        String bound = goal.upwards() ? "≥ " : "≤ ";
        return List.of(
                what,
                ours,
                theirs == null ? "" : theirs,
                Figures.text(figure.median()) + suffix,
                Figures.text(figure.least()) + "–" + Figures.text(figure.most()),
                bound + Figures.text(goal.least()),
                bound + Figures.text(goal.aim()),
                standing().toString());
    }

    Map<String, Object> record() {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("measure", what);
        record.put("figure", figure.figures());
        record.put("unit", unit.isEmpty() ? "ratio" : unit);
        record.put(goal.upwards() ? "least" : "most", goal.least());
        record.put("aim", goal.aim());
        record.put("standing", standing().name());
        record.putAll(figures);
        return record;
    }
}

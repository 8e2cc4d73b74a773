package dev.loggia.bench.frame;

import java.util.List;
import java.util.Map;

/** What several rounds came to: the median, and how far the others were from it. */
public record Spread(double least, double median, double most) {

    /** @throws IllegalArgumentException when there is none */
    public static Spread of(List<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("No figure, no spread");
        }
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
    }

    /** For a program, in the order to write them. */
    Map<String, Object> figures() {
        return Figures.ordered("median", median, "least", least, "most", most);
    }
}

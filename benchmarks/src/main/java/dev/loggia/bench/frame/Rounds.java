package dev.loggia.bench.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Measures two sides in turns, A B A B …, so that whatever else the machine does meets both; the ratio is taken round by
 * round.
 *
 * @param number how many turns each side has
 */
public record Rounds(int number) {
    private static final int STEADY = 3;
    private static final int LONGEST_WARM_UP = 30;
    private static final double MUCH_BETTER = 1.03;

    public Rounds {
        if (number < 1) {
            throw new IllegalArgumentException("There is at least one round");
        }
    }

    /** Both sides' figures, in the order measured. */
    public record Pairs(List<Double> ours, List<Double> theirs) {
        public Pairs {
            ours = List.copyOf(ours);
            theirs = List.copyOf(theirs);
            if (ours.size() != theirs.size()) {
                throw new IllegalArgumentException("A round has two sides");
            }
        }

        /** Ours ÷ theirs, round by round. */
        public Spread ratio() {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < ours.size(); i++) {
                ratios.add(ours.get(i) / theirs.get(i));
            }
            return Spread.of(ratios);
        }
    }

    /**
     * Asks until the code is compiled: until three turns, one after the other, were not a thirtieth better than the best before
     * them; thirty turns at most.
     *
     * @param rate how much there was in a second
     */
    public void warmUp(DoubleSupplier rate) {
        double best = rate.getAsDouble();
        int without = 0;
        for (int i = 1; i < LONGEST_WARM_UP && without < STEADY; i++) {
            double now = rate.getAsDouble();
            without = now < best * MUCH_BETTER ? without + 1 : 0;
            best = Math.max(best, now);
        }
    }

    /** Each side is asked once before, to warm up; what it says then does not count. */
    public Pairs compare(DoubleSupplier ours, DoubleSupplier theirs) {
        double unused = ours.getAsDouble() + theirs.getAsDouble();
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            first.add(ours.getAsDouble());
            second.add(theirs.getAsDouble());
        }
        return new Pairs(first, second);
    }

    /** One side alone, warmed up likewise. */
    public List<Double> repeat(DoubleSupplier ours) {
        double unused = ours.getAsDouble();
        List<Double> figures = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            figures.add(ours.getAsDouble());
        }
        return figures;
    }
}

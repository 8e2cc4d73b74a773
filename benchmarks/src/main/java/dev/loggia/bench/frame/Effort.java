package dev.loggia.bench.frame;

/**
 * How much to measure.
 *
 * @param rounds how many turns each side has
 * @param seconds how long a turn takes
 * @param share of the sizes that are not time, such as listeners or waiting jobs: 1 for all of them
 */
public record Effort(int rounds, int seconds, double share) {
    /** What the figures in docs/performance.md were made with. */
    public static final Effort FULL = new Effort(5, 3, 1);

    public Effort {
        if (rounds < 1 || seconds < 1 || share <= 0 || share > 1) {
            throw new IllegalArgumentException("Rounds and seconds are at least 1");
        }
    }

    /** A size, at least 1. */
    public int of(int whole) {
        return Math.max(1, (int) (whole * share));
    }
}

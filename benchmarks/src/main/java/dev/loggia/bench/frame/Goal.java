package dev.loggia.bench.frame;

/**
 * What a figure shall be.
 *
 * @param least what it has to reach; with {@code most} what it may not pass
 * @param aim what it should reach
 */
public record Goal(boolean upwards, double least, double aim) {

    /** A figure that is better when it is higher. */
    public static Goal atLeast(double least, double aim) {
        return new Goal(true, least, aim);
    }

    /** A figure that is better when it is lower. */
    public static Goal atMost(double most, double aim) {
        return new Goal(false, most, aim);
    }

    /** Where a figure stands. */
    public enum Standing {
        AIM("aim reached"),
        ENOUGH("enough"),
        SHORT("TOO LITTLE");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    Standing standing(double figure) {
        if (reaches(figure, aim)) {
            return Standing.AIM;
        }
        return reaches(figure, least) ? Standing.ENOUGH : Standing.SHORT;
    }

    private boolean reaches(double figure, double wanted) {
        return upwards ? figure >= wanted : figure <= wanted;
    }
}

package dev.loggia.proof.model;

/** What came of asking, as text: what model and engine are compared by, and what a person reads when they differ. */
final class Answers {
    static final String KEY_REUSED = "key reused";
    static final String KEY_IN_FLIGHT = "key in flight";
    static final String QUOTA_USED_UP = "quota used up";
    private static final String SHORT = "not enough";

    private Answers() {}

    /** @param left credits available to a member, or what is left of a visitor's own quota */
    static String accepted(long price, Object left) {
        return "accepted for " + price + ", left " + left;
    }

    static String replayed(long price, Object left) {
        return "replayed for " + price + ", left " + left;
    }

    static String notEnough(long price, long available) {
        return SHORT + " for " + price + ", has " + available;
    }

    /**
     * Whether what one of two concurrent commands answered is what was expected. A refusal for lack of credits tells the balance as
     * it is a moment later, when the other command may have changed it.
     */
    static boolean matchAtOnce(String expected, String observed) {
        return expected.equals(observed) || (expected.startsWith(SHORT) && observed.startsWith(SHORT));
    }
}

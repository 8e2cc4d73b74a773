package dev.loggia.proof.storm;

import java.util.List;
import java.util.Random;

/**
 * One request of the stream. The provider's fault, if any, is in its words, so that it is the same whoever sends it when.
 *
 * @param number from 0
 * @param free over HTTP as a visitor; else a member's, with credits
 * @param words the prompt
 */
record Job(int number, boolean free, String words) {
    private static final double FAULTY = 0.3;

    /** What a provider does wrong, by the stand-in's names; {@code x1}: at the first call only. */
    private static final List<String> WRONG = List.of(
            "fail",
            "policy",
            "slow",
            "500x1",
            "429x1",
            "garbagex1",
            "lostx1",
            "lost-silentx1",
            "lost-nonex1",
            "cb-none",
            "cb-dup",
            "cb-early",
            "cb-forged",
            "cb-slow",
            "poll-500",
            "badmedia",
            "expired",
            "550x1",
            "lost-silent");

    static Job drawn(int number, Random random) {
        String fault = random.nextDouble() < FAULTY ? " [sim:" + WRONG.get(random.nextInt(WRONG.size())) + "]" : "";
        return new Job(number, random.nextInt(10) < 6, "a lighthouse in weather number " + number + fault);
    }

    /** The same at every try. */
    String key() {
        return "storm-" + number;
    }

    /** Which of the members or of the visitors' addresses asks. */
    int requester(int of) {
        return number % of;
    }
}

package dev.loggia.sandbox.art;

import java.util.Set;
import java.util.SplittableRandom;

/**
 * One moment of one composition. A style draws all its chance from {@link #random()} and {@link #noise}, so that a
 * later moment of the same scene is the same composition, moved.
 *
 * @param moment 0 for a still; a film runs from 0 to 1 and ends where it began
 */
record Scene(long seed, Palette palette, Set<String> words, double moment) {

    SplittableRandom random() {
        return new SplittableRandom(seed);
    }

    Noise noise(int which) {
        return new Noise(seed * 31 + which);
    }

    boolean says(String... any) {
        for (String word : any) {
            if (words.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** A swing that starts and ends at zero. */
    double swing() {
        return Math.sin(moment * 2 * Math.PI);
    }

    /** The other axis of a turn: starts and ends at zero too. */
    double lift() {
        return 1 - Math.cos(moment * 2 * Math.PI);
    }
}

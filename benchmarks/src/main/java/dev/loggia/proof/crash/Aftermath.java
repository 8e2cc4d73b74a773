package dev.loggia.proof.crash;

import java.util.Locale;

/** Who goes on. */
enum Aftermath {
    /** The same node, started again. */
    RESTART,
    /** Another node, while the one that crashed stays away. */
    TAKE_OVER;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

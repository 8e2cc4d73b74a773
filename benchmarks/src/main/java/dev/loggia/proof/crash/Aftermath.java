package dev.loggia.proof.crash;

import java.util.Locale;

/** Who goes on. */
public enum Aftermath {
    /** The same node, started again. */
    RESTART,
    /** Another node, while the one that crashed stays away. */
    TAKE_OVER;

    /** As typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package dev.loggia.proof.crash;

import dev.loggia.proof.failpoint.Failpoint;
import java.util.Locale;
import java.util.Set;

/** What becomes of a job at the provider. */
enum Fate {
    SUCCESS("", "SUCCEEDED"),
    FAILURE("[sim:fail]", "FAILED"),
    /** It succeeds, and nobody is told: only asking finds out. */
    LOST_CALLBACK("[sim:cb-none]", "SUCCEEDED"),
    /** It never ends, and nobody is told. Beside others only. */
    NEVER("[sim:hang]", "FAILED");

    private static final Set<Failpoint> NEED_A_CALLBACK =
            Set.of(Failpoint.CALLBACK_PRE_INBOX, Failpoint.CALLBACK_POST_INBOX);
    private static final Set<Failpoint> NEED_A_RESULT = Set.of(
            Failpoint.RESULT_POST_TX, Failpoint.STORE_MID_STREAM, Failpoint.STORE_POST_PUT, Failpoint.STORE_POST_TX);

    private final String trigger;
    private final String end;

    Fate(String trigger, String end) {
        this.trigger = trigger;
        this.end = end;
    }

    /** What the stand-in reads in the prompt. */
    String trigger() {
        return trigger;
    }

    /** The state that it ends in, whatever crashes. */
    String end() {
        return end;
    }

    boolean succeeds() {
        return end.equals("SUCCEEDED");
    }

    /** Whether such a job comes past the point. */
    boolean reaches(Failpoint point) {
        return switch (this) {
            case SUCCESS -> point != Failpoint.EXPIRE_PRE_TX;
            case FAILURE -> point != Failpoint.EXPIRE_PRE_TX && !NEED_A_RESULT.contains(point);
            case LOST_CALLBACK -> point != Failpoint.EXPIRE_PRE_TX && !NEED_A_CALLBACK.contains(point);
            case NEVER -> point == Failpoint.EXPIRE_PRE_TX;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

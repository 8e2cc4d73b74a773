package dev.loggia.engine.http;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** There is no whole answer. The message names nothing that was sent. */
public final class NoReplyException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Why, as far as it changes what may be done now. */
    public enum Why {
        /** No byte of the call left: it can be made again. */
        NOT_CONNECTED,
        /** The time for everything was over, or the other side was silent for too long; the call may have had its effect. */
        TIMED_OUT,
        /** The answer is longer than we read; the call had its effect. */
        TOO_LARGE,
        /** The connection broke; the call may have had its effect. */
        BROKEN
    }

    private final Why why;

    NoReplyException(Why why, @Nullable Throwable cause) {
        super("No reply: " + why.name().toLowerCase(Locale.ROOT), cause);
        this.why = why;
    }

    NoReplyException(Why why) {
        this(why, null);
    }

    public Why why() {
        return why;
    }
}

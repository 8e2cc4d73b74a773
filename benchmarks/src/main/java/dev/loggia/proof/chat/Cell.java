package dev.loggia.proof.chat;

import dev.loggia.proof.crash.Aftermath;
import dev.loggia.proof.failpoint.Failpoint;
import java.util.Set;

/**
 * One crash: where, in which chat somebody had asked, and who goes on.
 *
 * @param closed whether nothing new is accepted any more when the call is run again
 */
record Cell(Failpoint point, Platform platform, Aftermath aftermath, boolean closed) {
    /** Where something was accepted already and the call does not know of it, or knows and has not said so. */
    private static final Set<Failpoint> ACCEPTED = Set.of(Failpoint.CHAT_POST_ACTION, Failpoint.CHAT_PRE_PROGRESS);

    Cell(Failpoint point, Platform platform, Aftermath aftermath) {
        this(point, platform, aftermath, false);
    }

    /** Whether it can be played with gates that close between the crash and the restart. */
    static boolean canBeClosed(Failpoint point, Aftermath aftermath) {
        return aftermath == Aftermath.RESTART && ACCEPTED.contains(point);
    }

    /** What only the disk of the node that ended holds nobody else can take over. */
    boolean needsTheNode() {
        return aftermath == Aftermath.RESTART || point == Failpoint.CHAT_POST_ACK || point == Failpoint.CHAT_PRE_TAKE;
    }

    /**
     * How many words on the progress may be left standing: Telegram has no key by which a message is known again that was sent
     * when the process ended, so the next word is another message.
     */
    int leftWords() {
        return platform == Platform.TELEGRAM && point == Failpoint.CHAT_POST_SHOW ? 1 : 0;
    }

    @Override
    public String toString() {
        return point.wireName() + " × " + platform.word() + " × " + aftermath.word()
                + (closed ? " × gates closed" : "");
    }
}

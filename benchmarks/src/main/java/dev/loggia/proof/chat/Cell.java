package dev.loggia.proof.chat;

import dev.loggia.proof.crash.Aftermath;
import dev.loggia.proof.failpoint.Failpoint;

/** One crash: where, in which chat somebody had asked, and who goes on. */
record Cell(Failpoint point, Platform platform, Aftermath aftermath) {

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
        return point.wireName() + " × " + platform.word() + " × " + aftermath.word();
    }
}

package dev.loggia.proof.crash;

import dev.loggia.proof.failpoint.Failpoint;

/**
 * One crash: where, who goes on, and how it stands at the provider.
 *
 * @param closed whether nothing new is accepted any more when the request is repeated
 */
record Cell(Failpoint point, Aftermath aftermath, Fate fate, boolean closed) {

    Cell(Failpoint point, Aftermath aftermath, Fate fate) {
        this(point, aftermath, fate, false);
    }

    /** Accepted, the requester does not know, and asks again when the gates have closed: it gets what it got. */
    static boolean canBeClosed(Failpoint point, Aftermath aftermath, Fate fate) {
        return point == Failpoint.ACCEPT_POST_COMMIT && aftermath == Aftermath.RESTART && fate == Fate.SUCCESS;
    }

    @Override
    public String toString() {
        return point.wireName() + " × " + aftermath.word() + " × " + fate.word() + (closed ? " × gates closed" : "");
    }
}

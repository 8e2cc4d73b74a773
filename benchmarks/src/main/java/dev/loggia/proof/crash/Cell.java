package dev.loggia.proof.crash;

import dev.loggia.proof.failpoint.Failpoint;

/** One crash: where, who goes on, and how it stands at the provider. */
record Cell(Failpoint point, Aftermath aftermath, Fate fate) {

    @Override
    public String toString() {
        return point.wireName() + " × " + aftermath.word() + " × " + fate.word();
    }
}

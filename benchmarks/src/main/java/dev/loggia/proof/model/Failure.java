package dev.loggia.proof.model;

import java.util.List;

/**
 * Where engine and model part.
 *
 * @param command how many commands were done before
 * @param what what differs
 */
record Failure(int command, String what, String expected, String observed) {

    /** Found by the audit after the last command. */
    static Failure ofAudit(int commands, List<String> findings) {
        return new Failure(commands, "audit", "no finding", String.join("; ", findings));
    }

    @Override
    public String toString() {
        return what + ": expected " + expected + ", observed " + observed;
    }
}

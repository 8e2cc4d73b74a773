package dev.loggia.proof.model;

import java.util.List;

/**
 * Where engine and model part.
 *
 * @param what after which command, or what differs at the end
 */
record Failure(String what, String expected, String observed) {

    /** Found by the audit after the last command. */
    static Failure ofAudit(List<String> findings) {
        return new Failure("audit", "no finding", String.join("; ", findings));
    }

    @Override
    public String toString() {
        return what + ": expected " + expected + ", observed " + observed;
    }
}

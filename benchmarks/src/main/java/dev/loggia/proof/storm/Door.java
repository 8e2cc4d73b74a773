package dev.loggia.proof.storm;

import java.util.UUID;

/** A way into the engine that may fail and may be tried again. */
interface Door {

    /**
     * Asks once.
     *
     * @return the generation's id, from an answer that says that the job is accepted
     * @throws NotNow when nothing is known, or the answer says to come again
     * @throws Refused when the answer is a refusal, which no job here deserves
     */
    UUID ask(Job job) throws NotNow, Refused;

    /** Perhaps it was accepted, perhaps not: the same key again. */
    final class NotNow extends Exception {
        private static final long serialVersionUID = 1L;

        NotNow(String message) {
            super(message);
        }
    }

    /** A good client gives up here. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}

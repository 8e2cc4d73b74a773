package dev.loggia.proof.failpoint;

/** When a thread is at a place. */
public enum Moment {
    /** The method is about to run. */
    BEFORE,
    /** It has returned, and did something: an answer of false, none or nobody does not count. */
    AFTER,
    /** A transaction that it opened has made all its statements and is about to be committed. */
    AT_COMMIT,
    /** It reads from a connection for the second time: the first part is here, the rest is not. */
    IN_MID_STREAM
}

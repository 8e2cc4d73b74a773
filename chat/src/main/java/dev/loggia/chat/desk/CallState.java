package dev.loggia.chat.desk;

/** How far the answer to a call has come. */
enum CallState {
    /** To be done. */
    RECEIVED,
    /** Done; the answer is kept and is to be shown. */
    ANSWERED,
    /** Shows how its generations come along. */
    WATCHING,
    /** What was shown is to be taken back. */
    RETRACTING,
    DONE,
    /** Nobody can be told any more. */
    UNREACHABLE
}

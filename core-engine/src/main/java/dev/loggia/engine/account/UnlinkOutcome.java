package dev.loggia.engine.account;

/** What came of taking an identity away from its account. */
public enum UnlinkOutcome {
    UNLINKED,
    /** It does not lead to this account: nothing was done. */
    NOT_LINKED,
    /** It is the last way into the account: nothing was done. */
    LAST
}

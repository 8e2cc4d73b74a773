package dev.loggia.proof.model;

import dev.loggia.engine.platform.MediaKind;

/**
 * One thing to do. It names accounts, requesters, keys and references by small numbers of its own sequence, so that it still means
 * something after others were taken out. Accounts are 0 and 1; requesters 0 and 1 are their owners, those from
 * {@link #VISITORS_FROM} on are visitors, each in a household of its own in one neighbourhood.
 */
sealed interface Command {
    int ACCOUNTS = 2;
    int VISITORS_FROM = ACCOUNTS;
    int REQUESTERS = VISITORS_FROM + 6;

    /** Signs in: opens the account at first, finds it afterwards. */
    record Open(int account) implements Command {}

    record Grant(int account, long amount, int reference) implements Command {}

    record Hold(int account, long amount, int reference) implements Command {}

    record Capture(int reference) implements Command {}

    record Release(int reference) implements Command {}

    /** A refund or a chargeback. */
    record ClawBack(int account, long amount, int reference) implements Command {}

    /** Everything of one account becomes the other one's, for good. */
    record Merge(int from) implements Command {
        int into() {
            return ACCOUNTS - 1 - from;
        }
    }

    /** Asks for a generation under an idempotency key; {@code body} is what a repeat must match. */
    record Ask(int requester, MediaKind kind, int key, int body) implements Command {}

    /** Cancels or deletes what {@code requester} got under {@code key}, in the name of {@code by}. */
    record Remove(int requester, int key, int by) implements Command {}

    /** Moves the clock, backwards too. */
    record Step(long seconds) implements Command {}

    /** Both at the same time, from two connections. */
    record Together(Command first, Command second) implements Command {}
}

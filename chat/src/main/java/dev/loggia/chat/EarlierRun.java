package dev.loggia.chat;

import java.util.Optional;

/**
 * Finds what an earlier run of a call began, which ended before it was noted. A call that began something is never refused: what
 * was begun is made and paid for, whatever has closed since. One component for each kind of thing that actions begin.
 */
public interface EarlierRun {

    /** What it began, to be watched; empty when it began nothing of this kind. Changes nothing. */
    Optional<Answer> find(Call call);
}

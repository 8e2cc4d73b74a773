package dev.loggia.engine.account;

import dev.loggia.engine.platform.AccountId;
import java.util.function.Function;
import java.util.function.Supplier;

/** What came of linking an identity to an account. */
public sealed interface LinkOutcome {

    /** It leads to the account now, or did before. */
    record Linked() implements LinkOutcome {}

    /** It leads to another account; the two can be merged by who has proven both. */
    record OfAnother(AccountId other) implements LinkOutcome {}

    default <T> T fold(Supplier<T> linked, Function<AccountId, T> ofAnother) {
        return this instanceof OfAnother another ? ofAnother.apply(another.other()) : linked.get();
    }
}

package dev.loggia.engine.credit;

import dev.loggia.engine.platform.AccountId;
import java.time.InstantSource;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Credits, in whole numbers. Each method is one statement, joins the caller's transaction when there is one, and is
 * idempotent by its reference: repeated, it changes nothing and says so.
 */
@Component
public class Ledger {
    private final LedgerSql sql;
    private final InstantSource clock;

    Ledger(DataSource dataSource, InstantSource clock) {
        this.sql = new LedgerSql(dataSource);
        this.clock = clock;
    }

    /** An account without a wallet has an empty one. */
    public Balance balance(AccountId account) {
        return sql.balance(account).orElse(Balance.EMPTY);
    }

    /**
     * Adds credits; like everything that becomes available, they repay a debt first.
     *
     * @return false when this grant was made before
     */
    public boolean grant(AccountId account, long amount, Reference reference, String reason) {
        return sql.grant(account, positive(amount), reference, reason, clock.instant());
    }

    /**
     * Sets credits aside until {@link #capture} or {@link #release}. Unlike the others, repeating it for one reference is an
     * error: a generation is accepted once.
     *
     * @return what is left available; empty, with nothing changed, when the balance is short
     */
    public OptionalLong hold(AccountId account, long amount, Reference reference) {
        Long left = sql.hold(account, positive(amount), reference, clock.instant());
        return left == null ? OptionalLong.empty() : OptionalLong.of(left);
    }

    /**
     * Spends a hold, in full.
     *
     * @return false when the hold was captured or released before
     */
    public boolean capture(Reference reference) {
        return sql.resolve("CAPTURE", reference, clock.instant());
    }

    /**
     * Gives a hold back, in full; a debt is repaid from it first.
     *
     * @return false when the hold was captured or released before
     */
    public boolean release(Reference reference) {
        return sql.resolve("RELEASE", reference, clock.instant());
    }

    /**
     * Takes credits back after a refund or chargeback. What is no longer available becomes debt.
     *
     * @return false when it was done before
     */
    public boolean clawBack(AccountId account, long amount, Reference reference, String reason) {
        return sql.clawBack(account, positive(amount), reference, reason, clock.instant());
    }

    /**
     * Moves everything that an account has into another's wallet, for good: its credits, its debt, its open holds. Debts are
     * repaid first, on either side. What happens to the account later is the survivor's: a hold of it that is captured or
     * released, a grant, a refund. It can hold nothing any more, and its own balance stays empty.
     *
     * @param reference names the merge, such as {@code ("merge", id)}; one merge, one reference
     * @return false when this account was merged into that one before
     * @throws org.springframework.dao.DataAccessException when either was merged into a third before, or both are one
     */
    public boolean moveAll(AccountId from, AccountId into, Reference reference) {
        return sql.merge(from, into, reference, clock.instant());
    }

    private static long positive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("An amount of credits is positive");
        }
        return amount;
    }
}

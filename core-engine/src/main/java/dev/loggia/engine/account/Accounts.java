package dev.loggia.engine.account;

import dev.loggia.engine.audit.AuditEntry;
import dev.loggia.engine.audit.AuditLog;
import dev.loggia.engine.credit.Ledger;
import dev.loggia.engine.credit.Reference;
import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.engine.work.Work;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Accounts and the identities that lead to them, keyed by (provider, subject) and never by e-mail. Each method is one
 * transaction, or joins the caller's; all are idempotent and safe under races.
 */
@Component
public class Accounts {
    /** The kind of work that makes what an owner claimed permanent; its id is the owner's. */
    public static final String CLAIMED = "claimed-owner";

    private static final int CLAIMED_PRIORITY = 5;

    private final AccountSql sql;
    private final Ledger ledger;
    private final AuditLog audit;
    private final Work work;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    Accounts(
            Jdbi jdbi,
            Ledger ledger,
            AuditLog audit,
            Work work,
            TransactionOperations transactions,
            InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, AccountSql.class);
        this.ledger = ledger;
        this.audit = audit;
        this.work = work;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The account of an identity, opened on first sight with an empty wallet. One identity leads to one account. */
    public AccountId open(String provider, String subject) {
        AccountId fresh = AccountId.random();
        return Objects.requireNonNull(transactions.execute(status -> {
            AccountId account = sql.open(fresh, provider, subject, clock.instant());
            if (account.equals(fresh)) {
                keepWhatWasMade(account, provider, subject);
            }
            return account;
        }));
    }

    /** The account of an identity, empty when nobody signed in with it yet. */
    public Optional<AccountId> find(String provider, String subject) {
        return sql.find(provider, subject);
    }

    /** The account that this one is now: itself, or the one that it was merged into; empty when there is none. */
    public Optional<AccountId> survivor(AccountId account) {
        return sql.survivor(account);
    }

    /**
     * Links an identity that its person has just proven. What they made with it before becomes the account's, for good: history,
     * results, work under way and the buttons under it.
     */
    public LinkOutcome link(AccountId account, String provider, String subject) {
        return Objects.requireNonNull(transactions.execute(status -> {
            AccountId now = sql.link(account, provider, subject, clock.instant());
            if (!now.equals(account)) {
                return new LinkOutcome.OfAnother(now);
            }
            keepWhatWasMade(account, provider, subject);
            return new LinkOutcome.Linked();
        }));
    }

    private void keepWhatWasMade(AccountId account, String provider, String subject) {
        sql.chatOwner(account, provider, subject).ifPresent(this::keepWhatWasMade);
    }

    private void keepWhatWasMade(UUID owner) {
        work.enqueue(CLAIMED, owner.toString(), clock.instant(), CLAIMED_PRIORITY);
    }

    /** Takes an identity away. What was made with it stays the account's; what its person makes next is their own. */
    public UnlinkOutcome unlink(AccountId account, String provider, String subject) {
        return UnlinkOutcome.valueOf(sql.unlink(account, provider, subject, clock.instant()));
    }

    /**
     * Gives an account what a browser made without one, for good: what would have expired stays. The browser's id is used up;
     * its door gives it a new one.
     *
     * @return false when the browser made nothing, or its things were claimed before
     */
    public boolean claim(AccountId account, Requester.Visitor visitor) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<UUID> owner = sql.claim(account, visitor.visitor(), clock.instant());
            owner.ifPresent(this::keepWhatWasMade);
            return owner.isPresent();
        }));
    }

    /**
     * Makes two accounts one, for a person who has proven both: identities, everything made, credits, debt and open holds of the
     * source are the survivor's. The survivor keeps its tier.
     *
     * @param actor who asked for it, as the audit log names actors
     * @return false when the source was merged into the survivor before
     * @throws org.jdbi.v3.core.statement.UnableToExecuteStatementException when either is no account any more, or both are one
     */
    public boolean merge(AccountId source, AccountId survivor, String actor) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (!sql.merge(source, survivor)) {
                return false;
            }
            ledger.moveAll(source, survivor, new Reference("merge", source.toString()));
            audit.record(new AuditEntry(
                    actor,
                    "account.merge",
                    "account",
                    survivor.toString(),
                    Map.of("source", source.toString()),
                    clock.instant()));
            return true;
        }));
    }
}

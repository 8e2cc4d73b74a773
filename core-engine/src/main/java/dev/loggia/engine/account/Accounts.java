package dev.loggia.engine.account;

import dev.loggia.engine.platform.AccountId;
import dev.loggia.engine.platform.SqlObjects;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** Accounts and the identities that lead to them, keyed by (provider, subject) and never by e-mail. */
@Component
public class Accounts {
    private final AccountSql sql;
    private final InstantSource clock;

    Accounts(Jdbi jdbi, InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, AccountSql.class);
        this.clock = clock;
    }

    /**
     * The account of an identity, opened on first sight with an empty wallet. Idempotent and safe under races: one identity
     * leads to one account.
     */
    public AccountId open(String provider, String subject) {
        AccountId fresh = AccountId.random();
        return sql.open(fresh, provider, subject, clock.instant());
    }

    /** The account of an identity, empty when nobody signed in with it yet. */
    public Optional<AccountId> find(String provider, String subject) {
        return sql.find(provider, subject);
    }
}

package dev.loggia.engine.account;

import dev.loggia.engine.platform.AccountId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Tables {@code account} and {@code identity}. */
interface AccountSql {

    @SqlQuery("select account_open(:fresh, :provider, :subject, :now)")
    AccountId open(AccountId fresh, String provider, String subject, Instant now);

    @SqlQuery("select account_id from identity where provider = :provider and subject = :subject")
    Optional<AccountId> find(String provider, String subject);
}

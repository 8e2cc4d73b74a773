package dev.loggia.engine.credit;

import dev.loggia.engine.platform.AccountId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Tables {@code wallet} and {@code ledger_transfer}, through the functions that keep them in step. */
@RegisterConstructorMapper(Balance.class)
interface LedgerSql {

    @SqlQuery("select available, held, debt from wallet where account_id = :account")
    Optional<Balance> balance(AccountId account);

    @SqlQuery("select ledger_grant(:account, :amount, :type, :id, :reason, :now)")
    boolean grant(AccountId account, long amount, String type, String id, String reason, Instant now);

    @SqlQuery("select ledger_hold(:account, :amount, :type, :id, :now)")
    @Nullable
    Long hold(AccountId account, long amount, String type, String id, Instant now);

    @SqlQuery("select ledger_resolve(:resolution, :type, :id, :now)")
    boolean resolve(String resolution, String type, String id, Instant now);

    @SqlQuery("select ledger_claw_back(:account, :amount, :type, :id, :reason, :now)")
    boolean clawBack(AccountId account, long amount, String type, String id, String reason, Instant now);
}

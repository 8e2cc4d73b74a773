package dev.loggia.engine.credit;

import static dev.loggia.engine.platform.SqlTime.utc;

import dev.loggia.engine.platform.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tables {@code wallet} and {@code ledger_transfer}, through the functions that keep them in step. Through plain JDBC, for they
 * are short and many: by JDBI a call took two and a half times the processor time (docs/performance.md).
 */
final class LedgerSql {
    private final JdbcTemplate jdbc;

    LedgerSql(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    Optional<Balance> balance(AccountId account) {
        List<Balance> found = jdbc.query(
                "select available, held, debt from wallet where account_id = ?",
                (row, number) -> new Balance(row.getLong(1), row.getLong(2), row.getLong(3)),
                account.value());
        return found.stream().findFirst();
    }

    boolean grant(AccountId account, long amount, Reference reference, String reason, Instant now) {
        return done(
                "select ledger_grant(?, ?, ?, ?, ?, ?)",
                account.value(),
                amount,
                reference.type(),
                reference.id(),
                reason,
                utc(now));
    }

    /** What is left available; null when the balance is short. */
    @Nullable
    Long hold(AccountId account, long amount, Reference reference, Instant now) {
        return jdbc.queryForObject(
                "select ledger_hold(?, ?, ?, ?, ?)",
                Long.class,
                account.value(),
                amount,
                reference.type(),
                reference.id(),
                utc(now));
    }

    boolean resolve(String resolution, Reference reference, Instant now) {
        return done("select ledger_resolve(?, ?, ?, ?)", resolution, reference.type(), reference.id(), utc(now));
    }

    boolean clawBack(AccountId account, long amount, Reference reference, String reason, Instant now) {
        return done(
                "select ledger_claw_back(?, ?, ?, ?, ?, ?)",
                account.value(),
                amount,
                reference.type(),
                reference.id(),
                reason,
                utc(now));
    }

    boolean merge(AccountId from, AccountId into, Reference reference, Instant now) {
        return done(
                "select ledger_merge(?, ?, ?, ?, ?)",
                from.value(),
                into.value(),
                reference.type(),
                reference.id(),
                utc(now));
    }

    /** What a function that tells so answered: whether it did something. */
    private boolean done(String call, Object... parameters) {
        return Objects.requireNonNull(jdbc.queryForObject(call, Boolean.class, parameters));
    }
}

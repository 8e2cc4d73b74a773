package dev.loggia.proof.model;

import dev.loggia.engine.credit.Balance;
import dev.loggia.engine.platform.AccountId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * What the tables hold, read past the engine: once after every command, so by the shortest way there is. For one thread.
 */
final class Rows implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement wallet;
    private final PreparedStatement quota;

    Rows(DataSource database) {
        try {
            connection = database.getConnection();
            wallet = connection.prepareStatement("select available, held, debt from wallet where account_id = ?");
            quota = connection.prepareStatement("""
                    select subject, sum(used) from free_quota where subject = any(?) group by subject having sum(used) <> 0""");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Balance balance(AccountId account) {
        try {
            wallet.setObject(1, account.value());
            try (ResultSet row = wallet.executeQuery()) {
                return row.next() ? new Balance(row.getLong(1), row.getLong(2), row.getLong(3)) : Balance.EMPTY;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How much of each was used, in all windows and kinds together; without those of which nothing was. */
    Map<String, Long> quotaUsed(List<String> subjects) {
        try {
            quota.setArray(1, connection.createArrayOf("text", subjects.toArray()));
            Map<String, Long> used = new HashMap<>();
            try (ResultSet row = quota.executeQuery()) {
                while (row.next()) {
                    used.put(row.getString(1), row.getLong(2));
                }
            }
            return used;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

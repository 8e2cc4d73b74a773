package dev.loggia.engine.credit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.ConnectionException;

/**
 * More time for the answers on one connection: usually a silent database is given up soon, but the audit of large books may
 * take its time.
 */
final class NetworkTimeout implements AutoCloseable {
    private final Connection connection;
    private final int usual;

    private NetworkTimeout(Connection connection, int usual) {
        this.connection = connection;
        this.usual = usual;
    }

    static NetworkTimeout set(Connection connection, Duration most) {
        try {
            NetworkTimeout timeout = new NetworkTimeout(connection, connection.getNetworkTimeout());
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(most.toMillis()));
            return timeout;
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    /** What cannot be set back is a broken connection, and nobody will use that again. */
    @Override
    public void close() {
        try {
            connection.setNetworkTimeout(Runnable::run, usual);
        } catch (SQLException e) {
            // Said by the statement that met the break.
        }
    }
}

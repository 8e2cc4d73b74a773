package dev.loggia.engine.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.config.JdbiConfig;
import org.jspecify.annotations.Nullable;

/** Where a {@link EngineJdbi}'s connections come from; for the moment of opening a handle it may be told to give a certain one. */
final class EngineConnections implements ConnectionFactory {
    private final ConnectionFactory connections;
    private final ThreadLocal<@Nullable Connection> certain = new ThreadLocal<>();

    EngineConnections(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** What {@code opening} returns when it is given this connection, which it does not close. */
    <T> T giving(Connection connection, Supplier<T> opening) {
        certain.set(connection);
        try {
            return opening.get();
        } finally {
            certain.remove();
        }
    }

    @Override
    public Connection openConnection() throws SQLException {
        Connection told = certain.get();
        return told == null ? connections.openConnection() : told;
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        connections.closeConnection(connection);
    }

    /** How they are found again, since JDBI does not tell where its connections come from. Public because JDBI makes it. */
    public static final class Known implements JdbiConfig<Known> {
        private @Nullable EngineConnections connections;

        /** Called by JDBI. */
        public Known() {}

        void keep(EngineConnections own) {
            connections = own;
        }

        EngineConnections connections() {
            return Objects.requireNonNull(connections, "not a Jdbi of EngineJdbi");
        }

        @Override
        public Known createCopy() {
            return this; // nothing in it changes once there are statements
        }
    }
}

package dev.loggia.discord;

import dev.loggia.discord.shard.ShardSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Connections to Loggia's database that are in no pool: one that leads is kept for as long as the node lives. */
final class OwnConnections implements ShardSettings.Connections {
    private final JdbcConnectionDetails database;

    OwnConnections(JdbcConnectionDetails database) {
        this.database = database;
    }

    @Override
    public Connection open() throws SQLException {
        Properties properties = new Properties();
        put(properties, "user", database.getUsername());
        put(properties, "password", database.getPassword());
        put(properties, "ApplicationName", "loggia discord leader");
        put(properties, "connectTimeout", "3");
        // An answer takes a millisecond; a database that takes seconds is away.
        put(properties, "socketTimeout", "5");
        put(properties, "tcpKeepAlive", "true");
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }

    private static void put(Properties properties, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }
}

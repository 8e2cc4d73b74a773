package dev.loggia.discord.shard;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * How shards are shared between nodes.
 *
 * @param shards how many there are in all, the same on every node; 0 asks Discord
 * @param every how often it is looked at who leads
 * @param grace how long shards are kept while the database is away
 * @param connections opens one of the database's that is nobody else's
 */
public record ShardSettings(int shards, Duration every, Duration grace, Connections connections) {

    /** Opens connections to the database, outside of any pool. */
    public interface Connections {
        Connection open() throws SQLException;
    }
}

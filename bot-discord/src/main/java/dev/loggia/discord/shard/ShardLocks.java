package dev.loggia.discord.shard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node at a time leads a shard: advisory locks of PostgreSQL, held by a connection of our own that does nothing else. The
 * locks go with the connection, and the server ends it when this node is gone, cut off or frozen for some seconds.
 *
 * <p>When it is the database that is away, nobody else can lead either: the shards are kept for a while, so that people are
 * still acknowledged. Two nodes may so serve a shard for a moment; each call counts once all the same, by its id.
 *
 * <p>For one thread.
 */
final class ShardLocks implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ShardLocks.class);
    /** "LGDC", the first of the two numbers that make a lock's name. */
    private static final int FAMILY = 0x4C474443;

    private final ShardSettings.Connections connections;
    private final Duration grace;
    private final Set<Integer> held = new HashSet<>();
    private @Nullable Connection connection;
    private @Nullable Long awaySinceNanos;

    /** @param grace how long shards are kept while the database is away */
    ShardLocks(ShardSettings.Connections connections, Duration grace) {
        this.connections = connections;
        this.grace = grace;
    }

    /** Tries to lead one shard more than before, and finds out which are led still. Blocks for seconds at most. */
    Set<Integer> lead(int shards) {
        try {
            Connection alive = alive();
            if (held.removeIf(shard -> shard >= shards)) {
                log.info("Discord: there are only {} shards now", shards);
            }
            for (int shard = 0; shard < shards; shard++) {
                if (!held.contains(shard) && locks(alive, shard)) {
                    held.add(shard);
                    break;
                }
            }
            awaySinceNanos = null;
        } catch (SQLException e) {
            away(e);
        }
        return Set.copyOf(held);
    }

    private Connection alive() throws SQLException {
        Connection known = connection;
        if (known != null) {
            try (Statement statement = known.createStatement()) {
                statement.execute("select 1");
            }
            return known;
        }
        Connection opened = connections.open();
        connection = opened;
        prepare(opened);
        Iterator<Integer> kept = held.iterator();
        while (kept.hasNext()) {
            int shard = kept.next();
            if (!locks(opened, shard)) {
                log.info("Discord: shard {} is led by another node now", shard);
                kept.remove();
            }
        }
        return opened;
    }

    /** So that the server forgets us soon when we are gone without a word, or say none for too long. */
    private static void prepare(Connection opened) throws SQLException {
        opened.setAutoCommit(true);
        try (Statement statement = opened.createStatement()) {
            statement.execute("""
                    select set_config(name, case name when 'idle_session_timeout' then '20s' else '5' end, false)
                      from pg_settings
                     where name in ('idle_session_timeout', 'tcp_keepalives_idle', 'tcp_keepalives_interval')
                    """);
        }
    }

    private static boolean locks(Connection alive, int shard) throws SQLException {
        try (PreparedStatement statement = alive.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
            statement.setInt(1, FAMILY);
            statement.setInt(2, shard);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void away(SQLException failure) {
        long now = System.nanoTime();
        if (awaySinceNanos == null) {
            awaySinceNanos = now;
            log.warn("Discord: the database that says who leads does not answer ({})", failure.getSQLState());
        }
        disconnect();
        if (now - awaySinceNanos > grace.toNanos() && !held.isEmpty()) {
            log.warn("Discord: the database has been away for too long; other nodes may lead");
            held.clear();
        }
    }

    private void disconnect() {
        Connection known = connection;
        connection = null;
        if (known != null) {
            try {
                known.close();
            } catch (SQLException e) {
                log.debug("The connection was broken already", e);
            }
        }
    }

    @Override
    public void close() {
        held.clear();
        disconnect();
    }
}

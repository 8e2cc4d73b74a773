package dev.loggia.discord.gateway;

import java.time.Duration;

/** The stream of events from Discord. Safe for concurrent use. */
public interface DiscordGateway {

    /**
     * Begins to connect one shard and returns at once. What fails is tried again with growing waits, and a connection that is
     * lost or silent is replaced, until the session is closed.
     *
     * @param shard from 0
     * @param shards how many there are in all
     */
    Session connect(int shard, int shards, Listener listener);

    /** Hears what happens on a shard. */
    interface Listener {

        /**
         * Somebody did something. Called by the thread that reads the connection: hands it on and returns. Maybe the same
         * one again after a lost connection.
         *
         * @param interaction Discord's JSON, as it came; it holds a token
         */
        void interaction(String interaction);
    }

    /** One shard's connection, through all its ups and downs. */
    interface Session extends AutoCloseable {

        /** Whether events arrive now, as far as one can know. */
        boolean connected();

        /** How long nothing has come over the connection, heartbeats included. */
        Duration silence();

        /** Says goodbye to Discord. Waits a few seconds at most. Idempotent. */
        @Override
        void close();
    }
}

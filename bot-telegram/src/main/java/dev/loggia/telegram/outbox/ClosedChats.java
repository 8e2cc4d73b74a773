package dev.loggia.telegram.outbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.loggia.engine.platform.SqlObjects;
import dev.loggia.telegram.wire.LeftOut;
import dev.loggia.telegram.wire.Threads;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadPoolExecutor;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chats that the bot was removed from or blocked in, as Telegram told it: written down for whoever looks, and remembered here
 * for a while, so that a group that is gone is not tried first for every result. Never waits for the database.
 */
public final class ClosedChats implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ClosedChats.class);
    private static final int WAITING = 1000;

    private final ClosedChatSql sql;
    private final long bot;
    private final InstantSource clock;
    private final Cache<Long, Boolean> closed = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();
    private final ThreadPoolExecutor writers;

    public ClosedChats(Jdbi jdbi, long bot, MeterRegistry meters, InstantSource clock) {
        this.writers = Threads.few("chats", 1, WAITING, new LeftOut(meters, "chats"));
        this.sql = SqlObjects.onDemand(jdbi, ClosedChatSql.class);
        this.bot = bot;
        this.clock = clock;
    }

    /** The bot cannot write there. */
    public void note(long chat) {
        closed.put(chat, true);
        write(() -> sql.close(bot, chat, clock.instant()));
    }

    /** The bot can write there again. */
    public void reopened(long chat) {
        closed.invalidate(chat);
        write(() -> sql.open(bot, chat));
    }

    boolean known(long chat) {
        return closed.getIfPresent(chat) != null;
    }

    private void write(Runnable statement) {
        writers.execute(() -> {
            try {
                statement.run();
            } catch (RuntimeException e) {
                log.debug(
                        "A chat's state could not be written down ({})",
                        e.getClass().getSimpleName());
            }
        });
    }

    @Override
    public void close() {
        writers.shutdownNow();
    }
}

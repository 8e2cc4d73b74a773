package dev.loggia.telegram.outbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps this node below the pace that Telegram allows: 30 messages a second altogether, one a second in a chat (a few at once
 * are let pass), 20 a minute in a group (core.telegram.org/bots/faq). Progress takes from the first half alone, so that a
 * result is not kept waiting by what was only said meanwhile. What other nodes send is not counted here: then Telegram says
 * when to go on.
 */
final class Pacer {
    private static final Bucket.Size EVERYWHERE = new Bucket.Size(30, Duration.ofMillis(34));
    private static final Bucket.Size PRIVATE = new Bucket.Size(4, Duration.ofSeconds(1));
    private static final Bucket.Size GROUP = new Bucket.Size(20, Duration.ofSeconds(3));

    private final InstantSource clock;
    private final Bucket everywhere;
    private final Cache<Long, Bucket> chats = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();

    Pacer(InstantSource clock) {
        this.clock = clock;
        this.everywhere = new Bucket(EVERYWHERE, clock.instant());
    }

    /**
     * Takes so many messages' worth, or nothing.
     *
     * @param important false takes from the first half alone
     * @return zero when it may be sent now, else when to ask again; of several that wait for one chat, each another time
     */
    synchronized Duration take(long chat, int messages, boolean important) {
        Instant now = clock.instant();
        Bucket.Size size = chat < 0 ? GROUP : PRIVATE;
        Bucket there = chats.get(chat, unseen -> new Bucket(size, now));
        Duration wait = longer(there.wait(now, messages, important), everywhere.wait(now, messages, important));
        if (wait.isZero()) {
            there.take(messages);
            everywhere.take(messages);
            return wait;
        }
        return important ? there.promise(now, wait, messages) : wait;
    }

    /** Telegram has said that this chat must wait: nothing is tried there before. */
    synchronized void holdBack(long chat, Duration until) {
        Instant now = clock.instant();
        Bucket.Size size = chat < 0 ? GROUP : PRIVATE;
        chats.get(chat, unseen -> new Bucket(size, now)).emptyUntil(now.plus(until));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}

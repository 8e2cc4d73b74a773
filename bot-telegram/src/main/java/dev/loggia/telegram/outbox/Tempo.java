package dev.loggia.telegram.outbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How long ago something was shown, so that progress neither flickers nor uses up what a chat may be sent. */
final class Tempo {
    /** Telegram shows "sending a photo…" for five seconds. */
    private static final Duration BUSY = Duration.ofSeconds(4);

    private final Duration editPause;
    private final InstantSource clock;
    private final Cache<String, Instant> edits = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();
    private final Cache<Long, Instant> busy = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    Tempo(Duration editPause, InstantSource clock) {
        this.editPause = editPause;
        this.clock = clock;
    }

    /** How long this message should stay as it is. */
    Duration untilChange(Address at) {
        Instant last = edits.getIfPresent(key(at));
        Instant now = clock.instant();
        return last == null || !last.plus(editPause).isAfter(now)
                ? Duration.ZERO
                : Duration.between(now, last.plus(editPause));
    }

    void changed(Address at) {
        edits.put(key(at), clock.instant());
    }

    /** Whether it is time to show again that something is being done; if so, it counts as shown. */
    boolean showBusy(long chat) {
        Instant now = clock.instant();
        return now.equals(busy.asMap()
                .compute(chat, (id, last) -> last == null || !last.plus(BUSY).isAfter(now) ? now : last));
    }

    private static String key(Address at) {
        return at.chat() + "/" + at.message();
    }
}

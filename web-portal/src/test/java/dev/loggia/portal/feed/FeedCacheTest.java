package dev.loggia.portal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FeedCacheTest {
    private final AtomicLong changes = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final FeedCache pages = new FeedCache(changes::get, () -> now);

    @Test
    void keepsAPageWhileNothingChanges() {
        assertThat(get(24)).isEqualTo("1");
        assertThat(get(24)).isEqualTo("1");
        assertThat(get(25)).isEqualTo("2");
    }

    @Test
    void forgetsItWithAChange() {
        get(24);
        changes.incrementAndGet();

        assertThat(get(24)).isEqualTo("2");
    }

    @Test
    void keepsItTwoSecondsAtMost() {
        get(24);
        now = now.plusSeconds(2);

        assertThat(get(24)).isEqualTo("2");
    }

    @Test
    void aChangeWhileItIsReadMakesItOutOfDate() {
        pages.get(24, () -> {
            changes.incrementAndGet();
            return body();
        });

        assertThat(get(24)).isEqualTo("2");
    }

    private String get(int size) {
        return new String(pages.get(size, this::body).json(), StandardCharsets.UTF_8);
    }

    private FeedBody body() {
        return FeedBody.of(Integer.toString(reads.incrementAndGet()).getBytes(StandardCharsets.UTF_8));
    }
}

package dev.loggia.portal.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.feed.FeedPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FeedCacheTest {
    private final AtomicLong changes = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private Runnable whileReading = () -> {};
    private final FeedCache pages = new FeedCache(changes::get, (viewer, size) -> read(), () -> now);

    @Test
    void keepsAPageWhileNothingChanges() {
        assertThat(get(24)).isEqualTo(1);
        assertThat(get(24)).isEqualTo(1);
        assertThat(get(25)).isEqualTo(2);
    }

    @Test
    void aMembersPageIsNotAVisitors() {
        get(24);

        assertThat(pages.first(Feed.Viewer.MEMBER, 24).next()).isEqualTo(2);
        assertThat(get(24)).isEqualTo(1);
    }

    @Test
    void forgetsItWithAChange() {
        get(24);
        changes.incrementAndGet();

        assertThat(get(24)).isEqualTo(2);
    }

    @Test
    void keepsItTwoSecondsAtMost() {
        get(24);
        now = now.plusSeconds(2);

        assertThat(get(24)).isEqualTo(2);
    }

    @Test
    void aChangeWhileItIsReadMakesItOutOfDate() {
        whileReading = changes::incrementAndGet;
        get(24);
        whileReading = () -> {};

        assertThat(get(24)).isEqualTo(2);
    }

    @Test
    void oneReadsForAllWhoAskMeanwhile() throws Exception {
        CountDownLatch readingBegan = new CountDownLatch(1);
        CountDownLatch mayRead = new CountDownLatch(1);
        whileReading = () -> {
            readingBegan.countDown();
            join(mayRead);
        };
        List<CompletableFuture<Long>> asked = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            asked.add(CompletableFuture.supplyAsync(() -> get(24)));
        }
        readingBegan.await();
        mayRead.countDown();

        for (CompletableFuture<Long> each : asked) {
            assertThat(each.get()).isEqualTo(1);
        }
    }

    @Test
    void whoMayNotReadLeavesItToTheNext() {
        assertThatThrownBy(() -> pages.first(Feed.Viewer.FREE, 24, () -> {
                    throw new IllegalStateException("too many");
                }))
                .hasMessage("too many");

        assertThat(get(24)).isEqualTo(1);
    }

    private long get(int size) {
        return Objects.requireNonNull(pages.first(Feed.Viewer.FREE, size).next());
    }

    /** The number of the read stands for the page. */
    private FeedPage read() {
        long number = reads.incrementAndGet();
        whileReading.run();
        return new FeedPage(List.of(), number);
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.loggia.telegram.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long GROUP = -100;
    private static final long PRIVATE = 100;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T08:00:00Z"));
    private final Pacer pacer = new Pacer(clock);

    @Test
    void aGroupGetsTwentyAMinute() {
        int sent = 0;
        for (int second = 0; second < 60; second++) {
            sent += pacer.take(GROUP, 1, true).isZero() ? 1 : 0;
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(sent).isBetween(20, 40);
        int later = 0;
        for (int second = 0; second < 60; second++) {
            later += pacer.take(GROUP, 1, true).isZero() ? 1 : 0;
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(later).isEqualTo(20);
    }

    @Test
    void aPersonGetsOneASecondAndAFewAtOnce() {
        for (int i = 0; i < 4; i++) {
            assertThat(pacer.take(PRIVATE, 1, true)).isZero();
        }
        Duration wait = pacer.take(PRIVATE, 1, true);
        assertThat(wait).isEqualTo(Duration.ofSeconds(1));
        clock.advance(wait);
        assertThat(pacer.take(PRIVATE, 1, true)).isZero();
    }

    @Test
    void whoWaitsForOneChatIsToldAnotherTimeEach() {
        pacer.take(PRIVATE, 4, true);

        assertThat(pacer.take(PRIVATE, 1, true)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pacer.take(PRIVATE, 1, true)).isEqualTo(Duration.ofSeconds(2));
        assertThat(pacer.take(PRIVATE, 1, true)).isEqualTo(Duration.ofSeconds(3));
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofSeconds(1));
            assertThat(pacer.take(PRIVATE, 1, true)).isZero();
        }
    }

    @Test
    void progressLeavesRoomForResults() {
        for (int i = 0; i < 10; i++) {
            assertThat(pacer.take(GROUP, 1, false)).isZero();
        }
        assertThat(pacer.take(GROUP, 1, false)).isPositive();
        assertThat(pacer.take(GROUP, 1, true)).isZero();
    }

    @Test
    void allChatsTogetherGetThirtyASecond() {
        int sent = 0;
        for (long chat = 1; chat <= 100; chat++) {
            sent += pacer.take(chat, 1, true).isZero() ? 1 : 0;
        }
        assertThat(sent).isEqualTo(30);
    }

    @Test
    void anAlbumLargerThanWhatIsAllowedAtOnceIsSentAllTheSame() {
        assertThat(pacer.take(PRIVATE, 10, true)).isZero();
        assertThat(pacer.take(PRIVATE, 1, true)).isGreaterThan(Duration.ofSeconds(5));
    }

    @Test
    void whatTelegramSaysCounts() {
        pacer.holdBack(PRIVATE, Duration.ofSeconds(17));

        assertThat(pacer.take(PRIVATE, 1, true)).isEqualTo(Duration.ofSeconds(17));
        clock.advance(Duration.ofSeconds(17));
        assertThat(pacer.take(PRIVATE, 1, true)).isZero();
        assertThat(pacer.take(PRIVATE, 1, true)).isPositive();
    }
}

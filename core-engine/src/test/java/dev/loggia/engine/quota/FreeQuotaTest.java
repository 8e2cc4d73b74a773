package dev.loggia.engine.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.account.AddressHasher;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.platform.EngineJdbi;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.platform.Secrets;
import dev.loggia.engine.testing.TestClock;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FreeQuotaTest {
    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T23:59:59Z"));
    private final AddressHasher hasher = new AddressHasher(Secrets.of("a-secret-for-tests-only-0123456789"));

    private final FreeQuota quota = new FreeQuota(
            EngineJdbi.over(() -> {
                throw new SQLException("Claims are made without the database");
            }),
            new QuotaProperties(5, 1, true, new QuotaProperties.Challenge(5, 1, 8)),
            clock);

    @Test
    void anAddressHasOneNameInEachWindow() throws Exception {
        Requester askedOnSunday = visitor();
        clock.advance(Duration.ofSeconds(2));
        Requester askedOnMonday = visitor();

        assertThat(window(askedOnSunday, MediaKind.IMAGE)).isEqualTo(SUNDAY);
        assertThat(window(askedOnSunday, MediaKind.VIDEO)).isEqualTo(MONDAY.minusWeeks(1));
        assertThat(window(askedOnMonday, MediaKind.IMAGE)).isEqualTo(MONDAY);
        assertThat(window(askedOnMonday, MediaKind.VIDEO)).isEqualTo(MONDAY);
        assertThat(quota.claim(askedOnMonday, MediaKind.IMAGE).subjects())
                .doesNotContainAnyElementsOf(
                        quota.claim(askedOnSunday, MediaKind.IMAGE).subjects());
    }

    @Test
    void aClockSetBackDoesNotOpenAnEarlierWindow() throws Exception {
        clock.advance(Duration.ofSeconds(2));
        Requester askedOnMonday = visitor();
        clock.advance(Duration.ofSeconds(-2));

        assertThat(window(askedOnMonday, MediaKind.IMAGE)).isEqualTo(MONDAY);
    }

    private LocalDate window(Requester requester, MediaKind kind) {
        return quota.claim(requester, kind).window();
    }

    private Requester visitor() throws Exception {
        InetAddress address = InetAddress.getByName("192.0.2.1");
        return new Requester.Visitor(hasher.hash(address, clock.instant()), "abcdefghijklmnopqrstuv");
    }
}

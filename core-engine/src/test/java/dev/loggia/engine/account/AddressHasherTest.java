package dev.loggia.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.platform.Secrets;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs 31 to 33 of the list "identity of the client" meet the quota itself in {@code SubmitHandlerTest}. */
class AddressHasherTest {
    private static final String OLD = "the-secret-of-old-0123456789";
    private static final String NEW = "the-secret-of-now-0123456789";
    private static final Instant SUNDAY_NIGHT = Instant.parse("2026-11-22T23:59:59.999Z");
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant NEXT_MONDAY = Instant.parse("2026-11-30T00:00:00Z");

    private final AddressHasher hasher = new AddressHasher(Secrets.of(NEW));

    @Test
    void oneSubscriberOneNetworkOneSite() {
        AddressKey home = hash("2001:db8:1:2::1");
        assertThat(hash("2001:db8:1:2:ffff::9")).isEqualTo(home);

        AddressKey sameNetwork = hash("2001:db8:1:3::1");
        assertThat(sameNetwork.narrow()).isNotEqualTo(home.narrow());
        assertThat(sameNetwork.middle()).isEqualTo(home.middle());

        AddressKey sameSite = hash("2001:db8:1:ff02::1");
        assertThat(sameSite.middle()).isNotEqualTo(home.middle());
        assertThat(sameSite.wide()).isEqualTo(home.wide());

        AddressKey v4 = hash("192.0.2.1");
        assertThat(v4.middle()).isNull();
        assertThat(hash("192.0.2.2").narrow()).isNotEqualTo(v4.narrow());
        assertThat(hash("192.0.2.2").wide()).isEqualTo(v4.wide());
    }

    @ParameterizedTest
    @ValueSource(strings = {"::ffff:192.0.2.50", "64:ff9b::c000:232", "2002:c000:232::1"})
    void anIpv4AddressInsideIpv6IsThatAddress(String wrapped) {
        assertThat(hash(wrapped)).isEqualTo(hash("192.0.2.50"));
    }

    /** What stands in the quota windows of the running week, so that an upgrade does not give anybody a second quota. */
    @Test
    void aHashIsTheSameInEveryVersion() {
        assertThat(hash("192.0.2.1"))
                .isEqualTo(new AddressKey(
                        LocalDate.of(2026, 11, 23), "ODL5t5xhSRAIuRgQdlBCXBe2", null, "SqmWo6yOcbxmNrAMGwsvFFeH"));
        assertThat(hash("2001:db8:1:2::1"))
                .isEqualTo(new AddressKey(
                        LocalDate.of(2026, 11, 23),
                        "DmO02bvf2ifyUl1URm9_jt-S",
                        "VejwR0YYG-LBnKofxdMTuIbo",
                        "JWMSndHo297Q7thcBEt7BIBK"));
    }

    @Test
    void noHashIsTheSameInTwoWeeks() {
        AddressKey before = hash("192.0.2.1", SUNDAY_NIGHT);
        AddressKey after = hash("192.0.2.1", MONDAY);

        assertThat(before.week()).isEqualTo(LocalDate.of(2026, 11, 16));
        assertThat(after.week()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(after.narrow()).isNotEqualTo(before.narrow());
        assertThat(after.wide()).isNotEqualTo(before.wide());
        assertThat(hash("192.0.2.1", NEXT_MONDAY.minusMillis(1))).isEqualTo(after);
        assertThat(hash("192.0.2.1", SUNDAY_NIGHT)).isEqualTo(before);
    }

    @Test
    void aReplacedSecretCountsOnToTheEndOfItsWeek() throws UnknownHostException {
        InetAddress client = InetAddress.getByName("192.0.2.1");
        AddressHasher old = new AddressHasher(Secrets.of(OLD));
        AddressHasher replaced = new AddressHasher(Secrets.replaced(NEW, OLD, LocalDate.of(2026, 11, 23)));

        for (Instant until : new Instant[] {SUNDAY_NIGHT, MONDAY, NEXT_MONDAY.minusMillis(1)}) {
            assertThat(replaced.hash(client, until)).isEqualTo(old.hash(client, until));
        }
        assertThat(replaced.hash(client, NEXT_MONDAY)).isEqualTo(hasher.hash(client, NEXT_MONDAY));
    }

    @Test
    void showsNothingOfItself() {
        assertThat(hash("192.0.2.1").toString()).isEqualTo("AddressKey[redacted]");
    }

    private AddressKey hash(String address) {
        return hash(address, MONDAY);
    }

    private AddressKey hash(String address, Instant at) {
        try {
            return hasher.hash(InetAddress.getByName(address), at);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

package dev.loggia.portal.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.account.AddressHasher;
import dev.loggia.engine.account.AddressKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class DirectAddressTest {
    private static final String SECRET = "0123456789abcdef";

    private final ClientKeys keys = new ClientKeys(new DirectAddress(), () -> Instant.EPOCH, new AddressHasher(SECRET));

    @Test
    void believesTheSocketAlone() {
        MockHttpServletRequest plain = from("203.0.113.9");
        MockHttpServletRequest spoofed = from("203.0.113.9");
        spoofed.addHeader("CF-Connecting-IP", "198.51.100.1");
        spoofed.addHeader("X-Forwarded-For", "198.51.100.1, 198.51.100.2");
        spoofed.addHeader("Forwarded", "for=198.51.100.1");

        assertThat(keys.of(spoofed)).isEqualTo(keys.of(plain));
    }

    @Test
    void countsAddressesAsTheEngineDoes() {
        AddressKey first = keys.of(from("2001:db8:1:2::1"));

        assertThat(keys.of(from("2001:db8:1:2:ffff::9")).narrow()).isEqualTo(first.narrow());
        assertThat(keys.of(from("2001:db8:1:3::1")).narrow()).isNotEqualTo(first.narrow());
        assertThat(keys.of(from("::ffff:203.0.113.9"))).isEqualTo(keys.of(from("203.0.113.9")));
        assertThat(keys.of(from("fe80::1%eth0"))).isEqualTo(keys.of(from("fe80::1")));
    }

    private static MockHttpServletRequest from(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }
}

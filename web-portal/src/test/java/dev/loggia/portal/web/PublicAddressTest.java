package dev.loggia.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class PublicAddressTest {

    @Test
    void theConfiguredAddressWinsOverTheHostHeader() {
        PublicAddress address = new PublicAddress("https://Pictures.example/somewhere");

        assertThat(address.origin(request("evil.example", 80))).isEqualTo("https://pictures.example");
        assertThat(address.sharedOrigin()).isEqualTo("https://pictures.example");
        assertThat(address.secure(request("evil.example", 80))).isTrue();
        assertThat(address.isOwn("https://pictures.example", request("inside", 8080)))
                .isTrue();
        assertThat(address.isOwn("http://pictures.example", request("inside", 8080)))
                .isFalse();
        assertThat(address.isOwn("http://inside:8080", request("inside", 8080)))
                .as("the Host header proves nothing once there is a public address")
                .isFalse();
    }

    @Test
    void theDefaultLeadsWhereverTheRequestCameIn() {
        PublicAddress address = new PublicAddress("http://localhost:8080");

        assertThat(address.origin(request("192.168.1.5", 8080))).isEqualTo("http://192.168.1.5:8080");
        assertThat(address.sharedOrigin()).isEmpty();
        assertThat(address.origin(request("plain.example", 80))).isEqualTo("http://plain.example");
    }

    @Test
    void refusesWhatIsNotAnAddress() {
        assertThatThrownBy(() -> new PublicAddress("ftp://x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PublicAddress("https://")).isInstanceOf(IllegalArgumentException.class);
    }

    private static MockHttpServletRequest request(String host, int port) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setServerName(host);
        request.setServerPort(port);
        return request;
    }
}

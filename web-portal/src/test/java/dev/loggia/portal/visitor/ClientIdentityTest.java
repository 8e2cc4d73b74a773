package dev.loggia.portal.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.platform.Secrets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * Bad input, group B: who claims to be where. Numbers are those of the list of bad inputs; 31 and 32 (many addresses of one
 * subscriber or site) are in the engine's {@code SubmitHandlerTest}, 35 and 36 in {@code HostileHostTest}.
 */
class ClientIdentityTest {
    private static final String CLIENT = "198.51.100.7";
    private static final String PROXY = "10.0.0.5";
    private static final String EDGE = "173.245.48.9";
    private static final String FORGED = "203.0.113.66";

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void b27AForgedHeaderFromAnUntrustedPeerIsIgnored() {
        for (String mode : List.of("direct", "trusted-proxy", "cloudflare")) {
            MockHttpServletRequest request = from(CLIENT);
            request.addHeader("CF-Connecting-IP", FORGED);
            request.addHeader("X-Forwarded-For", FORGED);
            request.addHeader("Forwarded", "for=" + FORGED);
            request.addHeader("CF-Worker", "evil.example");

            assertThat(address(of("mode", mode, "trusted-proxies", "10.0.0.0/8"), request))
                    .as(mode)
                    .isEqualTo(CLIENT);
        }
        assertThat(metrics.counter("loggia.web.client.address", "by", "peer_not_trusted")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void b28OfFiftyEntriesOnlyTheNearestUntrustedCounts() {
        List<String> entries = new ArrayList<>(Collections.nCopies(49, FORGED));
        entries.add(CLIENT);
        assertThat(forwardedFor(String.join(", ", entries))).isEqualTo(CLIENT);

        entries.add("10.0.0.9");
        entries.add("10.0.0.8");
        assertThat(forwardedFor(String.join(",", entries))).isEqualTo(CLIENT);

        entries.addAll(Collections.nCopies(50, "10.0.0.7"));
        assertThat(forwardedFor(String.join(",", entries)))
                .as("longer than any chain of proxies")
                .isEqualTo(PROXY);
    }

    @ParameterizedTest
    @CsvSource({
        "trusted-proxy,X-Forwarded-For",
        "trusted-proxy,Forwarded",
        "trusted-proxy,X-Real-IP",
        "cloudflare,CF-Connecting-IP"
    })
    void b29AHeaderThatComesTwiceIsIgnored(String mode, String header) {
        ClientAddressResolver resolver = of("mode", mode, "header", header, "trusted-proxies", "10.0.0.0/8");
        String value = header.equals("Forwarded") ? "for=" + CLIENT : CLIENT;
        MockHttpServletRequest once = from(PROXY);
        once.addHeader(header, value);
        MockHttpServletRequest twice = from(PROXY);
        twice.addHeader(header, value.replace(CLIENT, FORGED));
        twice.addHeader(header, value);

        assertThat(address(resolver, once)).isEqualTo(CLIENT);
        assertThat(address(resolver, twice)).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.7:4711 | 198.51.100.7",
                "[2001:db8::7] | 2001:db8:0:0:0:0:0:7",
                "[2001:db8::7]:4711 | 2001:db8:0:0:0:0:0:7",
                "2001:DB8::7 | 2001:db8:0:0:0:0:0:7",
                "10.0.0.9, 198.51.100.7, 10.0.0.8 | 198.51.100.7",
                "nonsense, 198.51.100.7 | 198.51.100.7"
            })
    void b30PortsAndBracketsAreRead(String header, String client) {
        assertThat(forwardedFor(header)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "_hidden",
                "",
                ",",
                "198.51.100.7,",
                "198.51.100.7 203.0.113.1",
                "fe80::1%eth0",
                "[fe80::1%25eth0]",
                "[198.51.100.7]",
                "[2001:db8::7",
                "2001:db8::7]",
                "198.51.100.7:99999",
                "198.51.100.7:x",
                "198.51.100.7:",
                "198.51.100.07",
                "198.51.100",
                "0xC6336407",
                "3325256711",
                "198.51.100.256",
                "999.999.999.999",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "::ffff:198.51.100",
                "localhost",
                "client.example",
                "\"198.51.100.7\"",
                "198.51.100.7, unknown",
                "198.51.100.7, unknown, 10.0.0.8",
                "10.0.0.9",
                "١٩٨.51.100.7"
            })
    void b30WhatIsNotOneAddressIsIgnored(String header) {
        assertThat(forwardedFor(header)).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"::ffff:198.51.100.7", "[::ffff:c633:6407]:80", "64:ff9b::c633:6407", "2002:c633:6407::1"})
    void b33AnIpv4AddressInsideIpv6IsTheSameClient(String header) {
        MockHttpServletRequest inside = from(PROXY);
        inside.addHeader("X-Forwarded-For", header);
        ClientKeys keys = new ClientKeys(
                of("mode", "trusted-proxy", "trusted-proxies", "10.0.0.0/8"),
                () -> Instant.EPOCH,
                Secrets.of("0123456789abcdef"));

        assertThat(keys.of(inside)).isEqualTo(keys.of(from(CLIENT)));
        assertThat(address(of("mode", "direct"), from("::ffff:198.51.100.7"))).isEqualTo(CLIENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "for=198.51.100.7 | 198.51.100.7",
                "For=\"198.51.100.7:4711\";proto=https;by=10.0.0.1 | 198.51.100.7",
                "for=\"[2001:db8::7]:4711\" | 2001:db8:0:0:0:0:0:7",
                "for=203.0.113.66, for=198.51.100.7;host=\"a,for=1.2.3.4;x\" , for=10.0.0.8 | 198.51.100.7",
                "for=\"\\198.51.100.7\" | 198.51.100.7"
            })
    void b34ForwardedIsReadByItsGrammar(String header, String client) {
        assertThat(forwarded(header)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for=\"203.0.113.66, for=198.51.100.7",
                "for=203.0.113.66;x=\", for=198.51.100.7",
                "for=203.0.113.66;x=\", for=\"[2001:db8::7]\"",
                "for=203.0.113.66;x=\", for=198.51.100.7;host=\",for=203.0.113.66\"",
                "for=\"203.0.113.66\\\", for=198.51.100.7",
                "for=\"203.0.113.66\" for=198.51.100.7",
                "for=198.51.100.7;for=203.0.113.66",
                "for=\"198.51.100.7\u0000\"",
                "for=\"2001:db8::7]\"",
                "for=[2001:db8::7]",
                "for=198.51.100.7:80",
                "for=unknown",
                "for=_secret",
                "for=",
                "for",
                "proto=https",
                "for=198.51.100.7, proto=https",
                "for=198.51.100.7,",
                "for = 198.51.100.7",
                "198.51.100.7"
            })
    void b34AForwardedThatInjectsIsIgnored(String header) {
        assertThat(forwarded(header)).isEqualTo(PROXY);
    }

    @Test
    void aLongQuotedStringIsReadWithoutDepth() {
        assertThat(forwarded("for=203.0.113.66;x=\"" + "\\a".repeat(50_000) + "\", for=" + CLIENT))
                .isEqualTo(CLIENT);
    }

    @Test
    void cloudflareIsBelievedWhereItProvesToBeIt() {
        assertThat(connecting(of("mode", "cloudflare"), "127.0.0.1")).isEqualTo(CLIENT);
        assertThat(connecting(of("mode", "cloudflare"), EDGE))
                .as("a tunnel's visitors come from here")
                .isEqualTo(EDGE);

        ClientAddressResolver byList = of("mode", "cloudflare", "cloudflare", "ip-list");
        assertThat(connecting(byList, EDGE)).isEqualTo(CLIENT);
        assertThat(connecting(byList, "2606:4700::1")).isEqualTo(CLIENT);
        assertThat(connecting(byList, "127.0.0.1")).isEqualTo("127.0.0.1");

        ClientAddressResolver certified = of("mode", "cloudflare", "cloudflare", "aop", "trusted-proxies", PROXY);
        assertThat(connecting(certified, PROXY)).isEqualTo(CLIENT);
        assertThat(connecting(certified, EDGE)).isEqualTo(EDGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.7, 203.0.113.66", "198.51.100.7:80", "[2001:db8::7]", "unknown", ""})
    void connectingIpHoldsOneBareAddress(String value) {
        MockHttpServletRequest request = from("127.0.0.1");
        request.addHeader("CF-Connecting-IP", value);

        assertThat(address(of("mode", "cloudflare"), request)).isEqualTo("127.0.0.1");
    }

    @Test
    void allWorkersAreOneClient() {
        ClientAddressResolver resolver = of("mode", "cloudflare", "own-worker-zones", "Pictures.example");
        MockHttpServletRequest request = from("127.0.0.1");
        request.addHeader("CF-Connecting-IP", CLIENT);
        request.addHeader("CF-Worker", "elsewhere.example");
        assertThat(address(resolver, request)).isEqualTo("2a06:98c0:3600:0:0:0:0:103");

        request.removeHeader("CF-Worker");
        request.addHeader("CF-Worker", "pictures.example");
        assertThat(address(resolver, request)).isEqualTo(CLIENT);

        request.addHeader("CF-Worker", "elsewhere.example");
        assertThat(address(resolver, request)).isEqualTo("2a06:98c0:3600:0:0:0:0:103");
    }

    @Test
    void aRequestIsOneClientAlsoWhenAWeekEndsMeanwhile() {
        Instant[] now = {Instant.parse("2026-11-22T23:59:59Z")};
        ClientKeys keys = new ClientKeys(new PeerAddress(), () -> now[0], Secrets.of("0123456789abcdef"));
        MockHttpServletRequest request = from(CLIENT);
        var first = keys.of(request);
        now[0] = Instant.parse("2026-11-23T00:00:01Z");

        assertThat(keys.of(request)).isEqualTo(first);
        assertThat(keys.of(from(CLIENT))).isNotEqualTo(first);
        assertThat(keys.of(from("fe80::1%eth0"))).isEqualTo(keys.of(from("fe80::1")));
    }

    private String forwardedFor(String value) {
        MockHttpServletRequest request = from(PROXY);
        request.addHeader("X-Forwarded-For", value);
        return address(of("mode", "trusted-proxy", "trusted-proxies", "10.0.0.0/8"), request);
    }

    private String forwarded(String value) {
        MockHttpServletRequest request = from(PROXY);
        request.addHeader("Forwarded", value);
        return address(of("mode", "trusted-proxy", "trusted-proxies", "10.0.0.0/8", "header", "forwarded"), request);
    }

    private String connecting(ClientAddressResolver resolver, String peer) {
        MockHttpServletRequest request = from(peer);
        request.addHeader("CF-Connecting-IP", CLIENT);
        return address(resolver, request);
    }

    private static String address(ClientAddressResolver resolver, MockHttpServletRequest request) {
        return resolver.addressOf(request).getHostAddress();
    }

    private ClientAddressResolver of(String... namesAndValues) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.put("loggia.web.client-address." + namesAndValues[i], namesAndValues[i + 1]);
        }
        ClientAddressProperties properties = new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("loggia.web.client-address", ClientAddressProperties.class);
        return new ClientAddressConfiguration().clientAddresses(properties, metrics);
    }

    private static MockHttpServletRequest from(String peer) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        return request;
    }
}

package dev.loggia.server.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bad input, group B, on the whole server behind a proxy on 127.0.0.1: whose quota a forged address uses. Strangers connect
 * from other addresses of this machine. The finer points of each header are in the portal's {@code ClientIdentityTest}.
 */
class ClientAddressTest {
    private static final String STRANGER = "127.0.0.9";
    private static final String PROXY = "127.0.0.1";
    private static final int QUOTA = 5;

    @TempDir
    private static Path folder;

    private static Stage stage;

    @BeforeAll
    static void start() {
        stage = Stage.open(
                folder,
                "--PUBLIC_URL=https://pictures.example",
                "--LOGGIA_CLIENT_ADDRESS=trusted-proxy",
                "--LOGGIA_TRUSTED_PROXIES=" + PROXY,
                "--loggia.quota.images-per-day=" + QUOTA);
    }

    @AfterAll
    static void leavesNoHarm() {
        stage.assertUnharmed();
        stage.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "27 | CF-Connecting-IP: 203.0.113.%d",
                "27 | X-Forwarded-For: 203.0.113.%d",
                "27 | Forwarded: for=203.0.113.%d",
                "27 | X-Real-IP: 203.0.113.%d",
                "27 | True-Client-IP: 203.0.113.%d"
            })
    void aStrangersHeaderGivesNoFreshQuota(int number, String header) {
        long before = stage.generations();
        for (int i = 0; i < 2 * QUOTA; i++) {
            ask(STRANGER, header.formatted(i));
        }
        assertThat(stage.generations()).isLessThanOrEqualTo(before + QUOTA);
        assertThat(ask(STRANGER, header.formatted(99)).status()).isEqualTo(429);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "28 | X-Forwarded-For: %s198.51.100.28",
                "30 | X-Forwarded-For: unknown, 198.51.100.28",
                "30 | X-Forwarded-For: 198.51.100.28:%d",
                "33 | X-Forwarded-For: ::ffff:198.51.100.28",
                "33 | X-Forwarded-For: [::ffff:c633:641c]:80",
                "33 | X-Forwarded-For: 64:ff9b::c633:641c"
            })
    void whatAProxyWritesLastIsTheClientHoweverItIsWritten(int number, String header) {
        for (int i = 0; i < QUOTA; i++) {
            ask(PROXY, "X-Forwarded-For: 198.51.100.28");
        }
        String forged = header.replace("%s", "203.0.113.66, ".repeat(49)).replace("%d", "4711");
        assertThat(ask(PROXY, forged).status()).as(forged).isEqualTo(429);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "29 | X-Forwarded-For: 198.51.100.29 | X-Forwarded-For: 203.0.113.%d",
                "30 | X-Forwarded-For: unknown | X-A: %d",
                "30 | X-Forwarded-For: fe80::%d%%eth0 | X-A: b",
                "30 | X-Forwarded-For: 203.0.113.%d:99999 | X-A: b",
                "34 | X-Forwarded-For: for=\"203.0.113.%d | X-A: b"
            })
    void whatCannotBeReadCountsForTheProxyItself(int number, String first, String second) {
        for (int i = 0; i < 2 * QUOTA; i++) {
            ask(PROXY, first.formatted(i), second.formatted(i));
        }
        assertThat(ask(PROXY, "X-A: b").status()).isEqualTo(429);
    }

    @Test
    void b31AThousandAddressesOfOneHouseholdShareOneQuota() {
        long before = stage.generations();
        for (int i = 0; i < 1000; i++) {
            ask(PROXY, "X-Forwarded-For: 2001:db8:31:1:" + Integer.toHexString(i) + "::" + Integer.toHexString(i));
        }
        assertThat(stage.generations()).isEqualTo(before + QUOTA);
    }

    @Test
    void b32AllHouseholdsOfOneSiteAreCapped() {
        long before = stage.generations();
        for (int i = 0; i < 256; i++) {
            ask(PROXY, "X-Forwarded-For: 2001:db8:32:" + Integer.toHexString(i) + "::1");
        }
        assertThat(stage.generations()).isEqualTo(before + 4 * QUOTA);
    }

    @ParameterizedTest(name = "35: {0}")
    @CsvSource({
        "Host: evil.example, X-A: b",
        "Host: pictures.example, X-Forwarded-Host: evil.example",
        "Host: pictures.example, X-Forwarded-Proto: gopher",
        "Host: pictures.example:66666, X-A: b"
    })
    void aHostHeaderNamesNoLink(String host, String other) {
        for (String path : new String[] {"/", "/about", "/api/models", "/api/docs", "/api/feed", "/nowhere"}) {
            Answer answer = stage.send(Ask.get(path, host, other, "Accept: text/html, */*"));
            assertThat(answer.status()).isLessThan(500);
            assertThat(answer.all()).doesNotContain("evil.example", "gopher:");
        }
    }

    @Test
    void b36AnAbsoluteTargetIsTheSameOrNothing() {
        assertThat(stage.send(Ask.get("http://evil.example/api/quota")).status())
                .isEqualTo(400);
        assertThat(stage.send(Ask.get("http://localhost/api/quota")).status()).isEqualTo(200);
        assertThat(stage.send(Ask.get("gopher://localhost/api/quota")).status()).isBetween(400, 499);
        assertThat(stage.send(Ask.of("CONNECT", "evil.example:443", "Host: evil.example:443"))
                        .status())
                .isBetween(400, 499);
    }

    private static Answer ask(String from, String... headers) {
        Answer answer = stage.send(Ask.image("{\"prompt\": \"a boat\"}", headers), from);
        assertThat(answer.status()).as(answer.all()).isIn(202, 429);
        return answer;
    }
}

package dev.loggia.engine.media.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.engine.platform.LoggiaException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPolicyTest {
    private final TargetPolicy policy = new TargetPolicy(List.of("http://127.0.0.1:8099"), List.of());

    /** Bad inputs 108, and the other ways to write something that must not be asked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/a.png",
                "https://example.com:8443/a.png",
                "https://user@example.com/a.png",
                "https://a@127.0.0.1/a.png",
                "https://user:word@example.com/a.png",
                "ftp://example.com/a.png",
                "file:///etc/passwd",
                "gopher://example.com/",
                "data:image/png;base64,AAAA",
                "jar:https://example.com/x!/y",
                "//example.com/a.png",
                "/a.png",
                "https:///a.png",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.1/",
                "https://0177.0.0.1/",
                "https://017700000001/",
                "https://127.1/",
                "https://127.0.1/",
                "https://1.2.3/",
                "https://1.2.3.4.5/",
                "https://256.1.1.1/",
                "https://127.0.0.1.0x1/",
                "https://localhost/",
                "https://localhost./",
                "https://foo.localhost/",
                "https://metadata.google.internal/",
                "https://printer.local/",
                "https://intranet/",
                "https://example.com../",
                "https://[fe80::1%25eth0]/",
                "http://127.0.0.1:8098/",
                "http://127.0.0.1/",
                "https://127.0.0.1.:8099/"
            })
    void refuses(String url) {
        assertThatThrownBy(() -> policy.check(URI.create(url))).isInstanceOf(ForbiddenTargetException.class);
    }

    @Test
    void normalisesHostAndPort() throws ForbiddenTargetException {
        assertThat(policy.check(URI.create("HTTPS://Tempfile.AiQuickDraw.com.:443/a%20b.png?sig=1#part")))
                .isEqualTo(
                        new TargetPolicy.Target(URI.create("https://tempfile.aiquickdraw.com/a%20b.png?sig=1"), false));
    }

    @Test
    void exemptsExactlyTheAllowedOrigin() throws ForbiddenTargetException {
        assertThat(policy.check(URI.create("http://127.0.0.1:8099/x")).exempt()).isTrue();
    }

    @Test
    void letsOnlyEgressHostsPassWhenThereAreAny() throws ForbiddenTargetException {
        TargetPolicy narrow = new TargetPolicy(List.of(), List.of("file.example.com", "*.r2.example.com"));
        assertThat(narrow.check(URI.create("https://file.example.com/a")).exempt())
                .isFalse();
        assertThat(narrow.check(URI.create("https://b.r2.example.com/a")).exempt())
                .isFalse();
        assertThatThrownBy(() -> narrow.check(URI.create("https://example.com/a")))
                .isInstanceOf(ForbiddenTargetException.class);
        assertThatThrownBy(() -> narrow.check(URI.create("https://evilr2.example.com/a")))
                .isInstanceOf(ForbiddenTargetException.class);
    }

    @Test
    void neverRepeatsTheQuery() {
        assertThatThrownBy(() -> policy.check(URI.create("http://example.com/a?token=hidden")))
                .hasMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8099", "http://127.0.0.1:8099/path", "ftp://x", "http://u@h", "http://h?q"})
    void wantsAllowedOriginsToBeOrigins(String origin) {
        assertThatThrownBy(() -> new TargetPolicy(List.of(origin), List.of()))
                .isInstanceOf(LoggiaException.class)
                .hasMessageContaining("loggia.media.allowed-origins");
    }
}

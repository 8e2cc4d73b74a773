package dev.loggia.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DiscordPropertiesTest {
    private static final String REAL = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.abcdefghijklmnopqrstuvwxyz0123456789AB";

    @Test
    void asksDiscordHowManyShardsUnlessTold() {
        assertThat(properties("token", REAL).shardCount()).isZero();
        assertThat(properties("token", REAL, "shards", "16").shardCount()).isEqualTo(16);
        assertThatThrownBy(() -> properties("shards", "0")).hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sendsNoRealTokenThroughAProxyWhoseCertificateNobodyChecks() {
        String here = "http://127.0.0.1:9/api/v10";

        assertThat(properties("token", "a.b.csandbox", "api", here, "stand-in-proxy", "127.0.0.1:1")
                        .standInProxy())
                .isEqualTo("127.0.0.1:1");
        assertThatThrownBy(() -> properties("token", REAL, "api", here, "stand-in-proxy", "127.0.0.1:1"))
                .hasStackTraceContaining("the token of the real bot");
        assertThatThrownBy(() -> properties("token", "a.b.csandbox", "stand-in-proxy", "127.0.0.1:1"))
                .hasStackTraceContaining("stand-in-proxy");
        assertThatThrownBy(
                        () -> properties("token", "a.b.csandbox", "api", here, "stand-in-proxy", "proxy.example.org:1"))
                .hasStackTraceContaining("stand-in-proxy");
    }

    @Test
    void keepsTheTokenToItself() {
        assertThat(properties("token", REAL).toString()).doesNotContain("MTIz");
    }

    private static DiscordProperties properties(String... pairs) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put("loggia.discord." + pairs[i], pairs[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("loggia.discord", DiscordProperties.class);
    }
}

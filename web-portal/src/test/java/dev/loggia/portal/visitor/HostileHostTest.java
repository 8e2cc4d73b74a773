package dev.loggia.portal.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.portal.testing.PortalTest;
import dev.loggia.portal.testing.TestPortal;
import dev.loggia.portal.testing.Views;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Bad input, group B over real HTTP behind a proxy on loopback: what a client cannot make Loggia believe. */
@TestPropertySource(
        properties = {
            "loggia.public-url=https://pictures.example",
            "loggia.web.client-address.mode=trusted-proxy",
            "loggia.web.client-address.trusted-proxies=127.0.0.0/8,::1"
        })
class HostileHostTest extends PortalTest {
    private static final String BODY = "{\"prompt\": \"a lighthouse\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: pictures.example\r\nX-Forwarded-Host: evil.example",
                "Host: pictures.example\r\nForwarded: for=198.51.100.7;host=evil.example",
                "Host: pictures.example\r\nX-Original-Host: evil.example\r\nX-Host: evil.example"
            })
    void b35LinksNameTheConfiguredHost(String headers) throws Exception {
        GenerationId id = GenerationId.random();
        engine.put(Views.succeeded(id, Views.video(100, null, null)));
        String answer = raw("GET /api/generations/" + id + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("https://pictures.example/media/")
                .doesNotContain("evil.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: evil.example", "Host: pictures.example\r\nX-Forwarded-Host: evil.example"})
    void theFeedNamesTheConfiguredHostAndMayBeCachedByAll(String headers) throws Exception {
        engine.publish(MediaKind.IMAGE, UUID.randomUUID(), 10, 10, "z-image", TestPortal.NOW);

        assertThat(raw("GET /api/feed HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("\"https://pictures.example/media/", "Cache-Control: max-age=2, public")
                .contains("Strict-Transport-Security: max-age=31536000\r\n")
                .doesNotContain("evil.example");
    }

    @Test
    void b36AnAbsoluteTargetNamesNoOtherHost() throws Exception {
        String target = "http://evil.example/api/generate/free/image";

        assertThat(raw(post(target, "Host: pictures.example"))).startsWith("HTTP/1.1 400");
        assertThat(engine.submitted).isEmpty();
        assertThat(raw(post(target, "Host: evil.example")))
                .startsWith("HTTP/1.1 202")
                .doesNotContain("evil.example");
    }

    @Test
    void b28TheProxyAloneSaysWhoAsks() throws Exception {
        String forged = "203.0.113.66, ".repeat(49);
        raw(post("/api/generate/free/image", "Host: pictures.example\r\nX-Forwarded-For: " + forged + "198.51.100.7"));
        raw(post("/api/generate/free/image", "Host: pictures.example\r\nX-Forwarded-For: 198.51.100.7"));
        raw(post("/api/generate/free/image", "Host: pictures.example\r\nX-Forwarded-For: 198.51.100.8"));
        raw(post("/api/generate/free/image", "Host: pictures.example"));

        assertThat(requesters().get(0)).isEqualTo(requesters().get(1));
        assertThat(requesters().stream().distinct()).hasSize(3);
    }

    private List<String> requesters() {
        return engine.submitted.stream()
                .map(it -> it.requester())
                .map(Requester::key)
                .toList();
    }

    private static String post(String target, String headers) {
        return "POST " + target + " HTTP/1.1\r\n" + headers + "\r\nContent-Type: application/json\r\nContent-Length: "
                + BODY.length() + "\r\nConnection: close\r\n\r\n" + BODY;
    }
}

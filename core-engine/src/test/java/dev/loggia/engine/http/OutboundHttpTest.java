package dev.loggia.engine.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.engine.http.NoReplyException.Why;
import dev.loggia.engine.media.ScriptedServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutboundHttpTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final long LIMIT = 1000;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ScriptedServer server = new ScriptedServer();
    private final OutboundHttp http = new OutboundHttp(OutboundSettings.api("peer", LONG, LONG, LIMIT), meters);

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    @Test
    void readsAWholeAnswerOfAnyStatus() throws IOException {
        server.serve("/a", "text/plain", "some bytes".getBytes(ISO_8859_1)).status("/b", "503 Busy");

        HttpReply reply = http.exchange(HttpCall.get(server.uri("/a")));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-TYPE")).contains("text/plain");
        assertThat(reply.body()).asString().isEqualTo("some bytes");
        assertThat(http.exchange(HttpCall.get(server.uri("/b"))).status()).isEqualTo(503);
        assertThat(samples("2xx")).isOne();
        assertThat(samples("5xx")).isOne();
    }

    @Test
    void aDripIsCutAtTheDeadlineAlthoughEachReadIsQuick() {
        server.drip("/drip");

        fails("/drip", SHORT, Why.TIMED_OUT);
        assertThat(samples("timed_out")).isOne();
    }

    @Test
    void whatIsTooLargeIsCutAndWhatJustFitsIsNot() throws IOException {
        server.serve("/fits", "text/plain", new byte[(int) LIMIT])
                .serve("/more", "text/plain", new byte[(int) LIMIT + 1]);

        assertThat(http.exchange(HttpCall.get(server.uri("/fits"))).body()).hasSize((int) LIMIT);
        fails("/more", LONG, Why.TOO_LARGE);
        assertThat(samples("too_large")).isOne();
    }

    @Test
    void redirectsAreAnswersLikeAnyOther() throws IOException {
        server.redirect("/1", "/2");

        assertThat(http.exchange(HttpCall.get(server.uri("/1"))).status()).isEqualTo(302);
        assertThat(server.connections()).isOne();
    }

    @Test
    void tellsWhatNeverLeftFromWhatMayHaveHadItsEffect() throws IOException {
        server.on("/broken", out -> out.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf".getBytes(ISO_8859_1)));
        fails("/broken", LONG, Why.BROKEN);

        int closed;
        try (ServerSocket taken = new ServerSocket(0)) {
            closed = taken.getLocalPort();
        }
        assertThatThrownBy(() -> http.exchange(HttpCall.get(URI.create("http://127.0.0.1:" + closed + "/"))))
                .isInstanceOfSatisfying(
                        NoReplyException.class, e -> assertThat(e.why()).isEqualTo(Why.NOT_CONNECTED));
        assertThat(samples("not_connected")).isOne();
    }

    @Test
    void dialsOnlyWhatTheResolverAllows() {
        HostResolver nobody = host -> {
            throw new UnknownHostException(host);
        };
        OutboundSettings settings = new OutboundSettings("peer", LONG, LONG, LONG, LIMIT, nobody, false);
        try (OutboundHttp closed = new OutboundHttp(settings, meters)) {
            assertThatThrownBy(() -> closed.exchange(HttpCall.get(URI.create("http://localhost:" + server.port()))))
                    .isInstanceOfSatisfying(
                            NoReplyException.class, e -> assertThat(e.why()).isEqualTo(Why.NOT_CONNECTED));
        }
        assertThat(server.connections()).isZero();
    }

    @Test
    void showsNothingOfWhatIsSent() {
        HttpCall call = HttpCall.post(URI.create("http://host/secret"), "text/secret", new byte[0]);
        assertThat(call.with("Authorization", "secret").toString()).doesNotContain("secret");
        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void aRetryAfterIsSecondsOrADateAndNeverLong() {
        Instant now = Instant.parse("2026-11-30T12:00:00Z");

        assertThat(RetryAfter.read("7", now)).isEqualTo(Duration.ofSeconds(7));
        assertThat(RetryAfter.read("Mon, 30 Nov 2026 12:00:09 GMT", now)).isEqualTo(Duration.ofSeconds(9));
        assertThat(RetryAfter.read("999999", now)).isEqualTo(Duration.ofMinutes(5));
        assertThat(RetryAfter.read("soon", now)).isNull();
    }

    private void fails(String path, Duration deadline, Why why) {
        assertThatThrownBy(() -> http.exchange(HttpCall.get(server.uri(path)), deadline))
                .isInstanceOfSatisfying(
                        NoReplyException.class, e -> assertThat(e.why()).isEqualTo(why));
    }

    private long samples(String outcome) {
        return meters.get("loggia.http.calls")
                .tags("peer", "peer", "outcome", outcome)
                .timer()
                .count();
    }
}

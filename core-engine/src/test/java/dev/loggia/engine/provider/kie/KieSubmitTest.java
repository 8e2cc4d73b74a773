package dev.loggia.engine.provider.kie;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.Secrets;
import dev.loggia.engine.provider.ProviderFailure;
import dev.loggia.engine.provider.ProviderJob;
import dev.loggia.engine.provider.SubmitResult;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

class KieSubmitTest {
    private static final String PROMPT = "prompt-canary a lighthouse";

    private final WireServer server = new WireServer();
    private final KieFixture kie = new KieFixture(server.address());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsModelInputPromptAndCallbackAddress() {
        GenerationId id = GenerationId.random();
        server.json("{\"code\":200,\"data\":{\"taskId\":\"t\"}}");

        kie.provider.submit(new ProviderJob(id, 3, "z-image", Map.of("aspect_ratio", "16:9", "n", 1), PROMPT));

        WireServer.Request request = server.lastRequest();
        JsonNode body = KieJson.readObject(request.body().getBytes(UTF_8)).orElseThrow();
        assertThat(request.line()).isEqualTo("POST /api/v1/jobs/createTask HTTP/1.1");
        assertThat(request.headers())
                .contains("authorization: bearer " + KieFixture.API_KEY, "content-type: application/json");
        assertThat(body.path("model").stringValue()).isEqualTo("z-image");
        assertThat(body.path("input").path("aspect_ratio").stringValue()).isEqualTo("16:9");
        assertThat(body.path("input").path("n").intValue()).isEqualTo(1);
        assertThat(body.path("input").path("prompt").stringValue()).isEqualTo(PROMPT);
        assertThat(body.path("callBackUrl").stringValue())
                .matches("https://loggia\\.example\\.org/webhooks/kie/" + id + "/3/[A-Za-z0-9_-]{24}");
    }

    @Test
    void sendsNoCallbackAddressWhenNobodyCanReachUs() {
        KieFixture unreachable = new KieFixture(
                server.address(),
                new CallbackAddress(Secrets.of("a master secret for tests"), null),
                Clock.systemUTC());
        server.json("{\"code\":200,\"data\":{\"taskId\":\"t\"}}");

        unreachable.provider.submit(job());

        assertThat(server.lastRequest().body()).doesNotContain("callBackUrl");
    }

    @ParameterizedTest
    @CsvSource({
        "429, RetryLater",
        "455, RetryLater",
        "500, RetryLater",
        "550, RetryLater",
        "400, Refused",
        "404, Refused",
        "408, Refused",
        "422, Refused",
        "451, Refused",
        "501, Refused",
        "401, Unavailable",
        "402, Unavailable",
        "433, Unavailable",
        "505, Unavailable",
        "418, Unreadable",
        "503, Unreadable"
    })
    void theCodeDecidesWhateverTheStatus(int code, String kind) {
        String body = "{\"code\":" + code + ",\"msg\":\"" + PROMPT + "\",\"data\":null}";
        server.json(body).status(code + " Whatever", "", body);

        assertThat(List.of(failure(), failure())).allSatisfy(failure -> {
            assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
            assertThat(failure.code()).isEqualTo(Integer.toString(code));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"7|7", "0|1", "999999999|300", "Thu, 01 Jan 2026 00:00:42 GMT|42", "soon|10"})
    void waitsAsLongAsTheAnswerAsks(String header, int seconds) {
        InstantSource newYear = () -> java.time.Instant.parse("2026-01-01T00:00:00Z");
        KieFixture then = new KieFixture(server.address(), KieFixture.ADDRESS, newYear);
        server.status("200 OK", "Retry-After: " + header + "\r\n", "{\"code\":429}");

        assertThat(then.provider.submit(job()))
                .isEqualTo(new SubmitResult.Failed(new ProviderFailure.RetryLater("429", Duration.ofSeconds(seconds))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html>no</html>",
                "{\"code\":200,\"data\":{\"taskId\":\"t",
                "{\"code\":200}",
                "{\"code\":200,\"data\":null}",
                "{\"code\":200,\"data\":{\"taskId\":\"\"}}",
                "{\"code\":200,\"data\":{\"taskId\":7}}",
                "{\"code\":200,\"data\":{\"taskId\":\"a b\"}}",
                "{\"code\":\"many\"}",
                "{\"code\":99999999999}",
                "{\"code\":200,\"data\":{\"taskId\":\"t\"}} trailing"
            })
    void anAnswerThatCannotBeReadLeavesItOpen(String body) {
        server.json(body);

        assertThat(failure()).isInstanceOf(ProviderFailure.Unreadable.class);
    }

    @Test
    void hangsUpOnAnEndlessAnswer() {
        server.answer((socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"code\":200,\"x\":\"".getBytes(ISO_8859_1));
            byte[] block = "x".repeat(65_536).getBytes(ISO_8859_1);
            for (int i = 0; i < 800; i++) { // 50 MiB
                out.write(block);
            }
        });

        assertThat(failure()).isEqualTo(new ProviderFailure.Unreadable("too_big"));
    }

    @Test
    void refusesToDigTooDeep() {
        server.json("{\"code\":200,\"data\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");

        assertThat(failure()).isEqualTo(new ProviderFailure.Unreadable("no_envelope"));
    }

    @Test
    void doesNotFollowARedirect() {
        server.status("307 Temporary Redirect", "Location: " + server.address() + "/elsewhere\r\n", "");

        assertThat(failure()).isEqualTo(new ProviderFailure.Unreadable("http_307"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void givesUpOnASilentServerAndOnOneThatTrickles() {
        server.answer((socket, out) -> socket.getInputStream().read());
        server.answer((socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(ISO_8859_1));
            out.flush();
            socket.getInputStream().read();
        });
        KieFixture hurried = KieFixture.hurried(server.address());

        assertThat(failure(hurried)).isEqualTo(new ProviderFailure.Unreadable("timeout"));
        assertThat(failure(hurried)).isEqualTo(new ProviderFailure.Unreadable("timeout"));
    }

    @Test
    void aBodyCutShortAndAResetLeaveItOpenAndAreNotRepeated() {
        server.answer((socket, out) ->
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"code\":200".getBytes(ISO_8859_1)));
        server.answer((socket, out) -> {
            socket.setSoLinger(true, 0); // close with a reset
            socket.close();
        });

        assertThat(failure()).isEqualTo(new ProviderFailure.Unreadable("connection_lost"));
        assertThat(failure()).isEqualTo(new ProviderFailure.Unreadable("connection_lost"));
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aHostThatDoesNotExistGotNothing() {
        KieFixture nowhere = new KieFixture("http://kie.invalid");

        assertThat(nowhere.provider.submit(job()))
                .isEqualTo(new SubmitResult.Failed(
                        new ProviderFailure.RetryLater("not_connected", Duration.ofSeconds(5))));
    }

    @Test
    void timesEachCallByItsClass() {
        server.json("{\"code\":200,\"data\":{\"taskId\":\"t\"}}").json("{\"code\":402}");

        kie.provider.submit(job());
        kie.provider.submit(job());

        for (String outcome : List.of("ok", "unavailable")) {
            assertThat(kie.meters
                            .get("loggia.provider.call")
                            .tags("provider", "kie", "call", "create", "outcome", outcome)
                            .timer()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void logsNeitherPromptNorKey(CapturedOutput output) {
        ch.qos.logback.classic.Logger loggia =
                (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("dev.loggia.engine.provider");
        loggia.setLevel(ch.qos.logback.classic.Level.TRACE);
        try {
            server.json("{\"code\":422,\"msg\":\"" + PROMPT + "\"}").json(PROMPT);
            kie.provider.submit(job());
            kie.provider.submit(job());
        } finally {
            loggia.setLevel(null);
        }

        assertThat(output.getAll())
                .contains("kie create answered 422")
                .doesNotContain("prompt-canary")
                .doesNotContain(KieFixture.API_KEY);
    }

    @Test
    void aLoneSurrogateDoesNotBreakTheCall() {
        server.json("{\"code\":200,\"data\":{\"taskId\":\"t\"}}");

        assertThat(kie.provider.submit(new ProviderJob(GenerationId.random(), 1, "z-image", Map.of(), "a\ud800b")))
                .isEqualTo(new SubmitResult.Accepted("t"));
    }

    private ProviderFailure failure() {
        return failure(kie);
    }

    private static ProviderFailure failure(KieFixture kie) {
        SubmitResult result = kie.provider.submit(job());
        assertThat(result).isInstanceOf(SubmitResult.Failed.class);
        return ((SubmitResult.Failed) result).failure();
    }

    private static ProviderJob job() {
        return new ProviderJob(GenerationId.random(), 1, "z-image", Map.of("aspect_ratio", "1:1"), PROMPT);
    }
}

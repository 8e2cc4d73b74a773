package dev.loggia.server.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.loggia.engine.media.Samples;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Bad input, group G, on the whole server: a provider that was taken over or went mad. Whatever it hands out is free for who
 * asked, is kept nowhere, and leads us to no address of our own. Single bytes are in the engine's {@code FetcherTest},
 * {@code SanitizerTest}, {@code KieSubmitTest} and {@code S3FaultsTest}.
 */
class HostileProviderTest {
    @TempDir
    private static Path folder;

    private static Stage stage;
    private static HostileProvider provider;
    private static ServerSocket secret;

    @BeforeAll
    static void start() throws Exception {
        provider = new HostileProvider();
        secret = new ServerSocket(0, 50, InetAddress.getByName("0.0.0.0"));
        secret.setSoTimeout(1);
        stage = Stage.open(
                folder,
                "--KIE_BASE_URL=" + provider.uri(""),
                "--KIE_WEBHOOK_KEY=",
                "--loggia.media.allowed-origins=" + provider.uri(""),
                "--loggia.media.idle-timeout=1s",
                "--loggia.media.fetch-timeout=2s",
                "--loggia.generation.store-attempts=2",
                "--loggia.generation.resubmissions=1",
                "--loggia.generation.image-uncertainty=500ms",
                "--loggia.generation.longest-pause=300ms",
                "--loggia.generation.admission.window=300ms", // one call a window while the provider is in doubt
                "--loggia.kie.connect-timeout=1s",
                "--loggia.kie.request-timeout=3s");
    }

    @AfterAll
    static void leavesNoHarm() throws Exception {
        stage.assertUnharmed();
        stage.close();
        provider.close();
        assertThatThrownBy(secret::accept).isInstanceOf(SocketTimeoutException.class);
        secret.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("addresses")
    void anAddressThatLeadsInsideIsNotFollowed(int number, String address) {
        String word = "task" + number + "-" + Integer.toHexString(address.hashCode());
        provider.serves("/leads/" + word, exchange -> {
            exchange.getResponseHeaders().set("Location", address);
            exchange.sendResponseHeaders(302, -1);
        });
        provider.succeeds(word, List.of(address));
        endsFreely(word);
        provider.succeeds(word + "r", List.of(provider.uri("/leads/" + word).toString()));
        endsFreely(word + "r");
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                        at(105, "http://127.0.0.1:%d/x.png", "https://127.0.0.1:%d/x.png", "http://10.0.0.1/x.png"),
                        at(105, "https://169.254.169.254/latest/meta-data/", "http://localhost:%d/x.png"),
                        at(105, "file:///etc/passwd", "gopher://127.0.0.1:%d/_x", "ftp://127.0.0.1/x", "data:,x"),
                        at(108, "https://2130706433:%d/x", "https://0177.0.0.1:%d/x", "https://0x7f000001:%d/x"),
                        at(108, "https://[::ffff:127.0.0.1]:%d/x", "https://[64:ff9b::7f00:1]/x", "https://[::1]:%d/x"),
                        at(108, "https://127.0.0.1.:%d/x", "https://localhost.:%d/x", "https://a@127.0.0.1:%d/x"),
                        at(108, "https://127.1:%d/x", "https://[::]:%d/x", "https://0:%d/x", "https://①②⑦.⓪.⓪.①:%d/x"))
                .flatMap(it -> it);
    }

    private static Stream<Arguments> at(int number, String... addresses) {
        return Arrays.stream(addresses).map(it -> arguments(number, it.replace("%d", "" + secret.getLocalPort())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("files")
    void aFileThatIsNoPictureIsNotKept(int number, String name, HostileProvider.Step step) {
        provider.serves("/files/" + name, step);
        provider.succeeds(name, List.of(provider.uri("/files/" + name).toString()));
        endsFreely(name);
    }

    static Stream<Arguments> files() {
        return Stream.of(
                arguments(109, "trickle", (HostileProvider.Step) exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    trickle(exchange.getResponseBody());
                }),
                arguments(110, "cut-short", (HostileProvider.Step) exchange -> {
                    exchange.sendResponseHeaders(200, 1_000_000);
                    exchange.getResponseBody().write(Samples.png(16, 16));
                }),
                arguments(111, "page.png", text("image/png", "<!doctype html><script>alert(1)</script>")),
                arguments(
                        111,
                        "drawing.png",
                        text("image/png", "<svg xmlns='http://www.w3.org/2000/svg' onload='a()'/>")),
                arguments(111, "script.png", text("image/png", "alert(1)")),
                arguments(111, "paper.png", text("image/png", "%PDF-1.7\n")),
                arguments(111, "nothing.png", text("image/png", "")),
                arguments(113, "vast.png", HostileProvider.bytes("image/png", Samples.pngClaiming(100_000, 100_000))),
                arguments(
                        114,
                        "long.mp4",
                        HostileProvider.bytes(
                                "video/mp4",
                                Samples.join(
                                        Samples.box("ftyp", "isom\0\0\2\0isomiso2".getBytes(UTF_8)),
                                        Samples.box("moov", new byte[33 << 20])))));
    }

    private static HostileProvider.Step text(String type, String body) {
        return HostileProvider.bytes(type, body.getBytes(UTF_8));
    }

    private static void trickle(OutputStream out) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    try {
                        out.write(0);
                        out.flush();
                        return false;
                    } catch (java.io.IOException closed) {
                        return true;
                    }
                });
    }

    /** It is a picture, so it is kept, but of what made it a program nothing is left. */
    @Test
    void g112APictureThatIsAlsoAScriptIsServedAsAPictureAlone() {
        provider.serves("/files/both", HostileProvider.bytes("text/html", Samples.gifThatIsAlsoScript(16, 16)));
        provider.succeeds("both", List.of(provider.uri("/files/both").toString()));
        JsonNode ended = end("both");

        assertThat(ended.path("state").asString()).isEqualTo("succeeded");
        String address = ended.path("media").get(0).path("url").asString();
        Answer served = stage.send(Ask.get(address.substring(address.indexOf("/media/"))));
        assertThat(served.contentType()).isEqualTo("image/gif");
        assertThat(served.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(served.header("Content-Security-Policy")).hasValue("sandbox; default-src 'none'");
        assertThat(served.body()).startsWith("GIF8").doesNotContain("alert(");
    }

    @Test
    void g104SuccessWithoutAddressesIsAFailure() {
        provider.succeeds("none", List.of());
        endsFreely("none");
    }

    @Test
    void g115TheSameAddressTwiceIsKeptOncePerPlaceAndHarmsNothing() {
        String address = provider.uri("/files/same").toString();
        provider.serves("/files/same", HostileProvider.bytes("image/png", Samples.png(16, 16)));
        provider.succeeds("same", List.of(address, address));
        JsonNode ended = end("same");

        assertThat(ended.path("state").asString()).isEqualTo("succeeded");
        assertThat(ended.path("media").size()).isBetween(1, 2);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("answers")
    void anAnswerThatIsNoneCostsNothing(int number, String name, HostileProvider.Step step) {
        provider.answersSubmission(name, step);
        endsFreely(name);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments(103, "html", text("text/html", "<html>502 Bad Gateway</html>")),
                arguments(103, "deep", text("application/json", "[".repeat(10_000))),
                arguments(
                        103,
                        "deep-object",
                        text("application/json", "{\"code\":200,\"data\":" + "{\"a\":".repeat(10_000))),
                arguments(103, "vast", HostileProvider.bytes("application/json", vast())),
                arguments(103, "torn", (HostileProvider.Step) exchange -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write("{\"code\":200,".getBytes(UTF_8));
                }),
                arguments(103, "odd-id", text("application/json", "{\"code\":200,\"data\":{\"taskId\":\"a\\nb\"}}")),
                arguments(101, "code", text("application/json", "{\"code\":501,\"msg\":\"no\"}")));
    }

    private static byte[] vast() {
        byte[] body = new byte[50 << 20];
        Arrays.fill(body, (byte) ' ');
        body[0] = '{';
        return body;
    }

    @Test
    void g102AsLongAsItIsBusyItIsAskedAgainLater() {
        AtomicInteger asked = new AtomicInteger();
        provider.answersSubmission("busy", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "1");
            HostileProvider.json(
                    exchange,
                    asked.incrementAndGet() < 3
                            ? "{\"code\":429,\"msg\":\"slow down\"}"
                            : "{\"code\":422,\"msg\":\"refused\"}");
        });
        endsFreely("busy");
        assertThat(asked).hasValue(3);
    }

    /** What comes after the deadline comes too late: it is neither charged nor shown. */
    @Test
    void g117AResultAfterTheDeadlineChangesNothing() throws Exception {
        provider.answersSubmission(
                "late", exchange -> HostileProvider.json(exchange, "{\"code\":200,\"data\":{\"taskId\":\"late\"}}"));
        long used = used();
        String id = ask("late");
        Awaitility.await()
                .until(() -> stage.database().number("select count(*) from generation where state = 'RUNNING'") == 1);
        stage.database().jdbi().useHandle(handle -> {
            handle.execute("update generation set deadline_at = now() - interval '1 minute' where state = 'RUNNING'");
            handle.execute("update scheduled_tasks set execution_time = now() where task_instance = '" + id + "'");
        });
        JsonNode ended = stage.loggia().awaitEnd(id);
        assertThat(ended.path("failure").path("code").asString()).isEqualTo("timed_out");

        provider.serves("/files/late", HostileProvider.bytes("image/png", Samples.png(16, 16)));
        provider.succeeds("late", List.of(provider.uri("/files/late").toString()));
        assertThat(provider.call("late")).isEqualTo(200);
        stage.settle();
        assertThat(stage.loggia().awaitEnd(id)).isEqualTo(ended);
        assertThat(used()).isEqualTo(used);
    }

    private static void endsFreely(String word) {
        long used = used();
        long kept = stage.database().number("select count(*) from media_asset");
        JsonNode ended = end(word);

        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("failed");
        assertThat(ended.path("failure").path("message").asString()).contains("cost you nothing");
        assertThat(ended.toString()).doesNotContain("127.0.0.1", "Exception");
        assertThat(used()).isEqualTo(used);
        assertThat(stage.database().number("select count(*) from media_asset")).isEqualTo(kept);
    }

    private static JsonNode end(String word) {
        return stage.loggia().awaitEnd(ask(word));
    }

    private static String ask(String word) {
        return stage.accepts(Ask.image("{\"prompt\": \"" + Stage.CANARY + " " + word + "\"}"))
                .path("id")
                .asString();
    }

    private static long used() {
        return stage.database().number("select coalesce(sum(used), 0) from free_quota where subject like 'visitor:%'");
    }
}

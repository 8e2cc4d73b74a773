package dev.loggia.server.badinput;

import static dev.loggia.server.badinput.Ask.FREE_IMAGE;
import static dev.loggia.server.badinput.Ask.image;
import static dev.loggia.server.badinput.Ask.json;
import static dev.loggia.server.badinput.Stage.CANARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.loggia.server.journey.Loggia;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input, group A: what must not be accepted, and what it must not change. Numbers are those of {@code docs/bad-input.csv}. */
class BadRequestsTest {
    private static final String GOOD = "{\"prompt\": \"" + CANARY + " a boat\"}";

    @TempDir
    private static Path folder;

    private static Stage stage;

    @BeforeAll
    static void start() {
        stage = Stage.open(folder);
    }

    @AfterAll
    static void leavesNoHarm() {
        stage.assertUnharmed();
        stage.close();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refused")
    void isRefusedAndChangesNothing(int number, List<Integer> statuses, Ask ask) {
        Answer answer = stage.refuses(ask, statuses.toArray(Integer[]::new));

        assertThat(answer.all()).doesNotContain(CANARY, "Exception", "\tat ");
    }

    static Stream<Arguments> refused() throws IOException {
        return Stream.of(
                        each(1, 400, image(""), image(" \n\t"), image("\ufeff")),
                        each(
                                2,
                                400,
                                image(CANARY),
                                image("{"),
                                image(GOOD + "}"),
                                image(GOOD + GOOD),
                                image("{prompt: 1}")),
                        each(3, 400, image("[]"), image("[" + GOOD + "]"), image("\"" + CANARY + "\""), image("null")),
                        each(4, 400, with("\"prompt\": \"other\""), with("\"settings\": {\"seed\": 1, \"seed\": 2}")),
                        each(5, 400, with("\"<b> " + CANARY + "\": 1"), with("\"__proto__\": {}"), with("\"\": 1")),
                        each(
                                6,
                                400,
                                with("\"tier\": \"admin\""),
                                with("\"credits\": 999"),
                                with("\"account\": 1"),
                                with("\"free\": true"),
                                with("\"requester\": {\"account\": 1}")),
                        each(7, 400, with("\"price\": 0"), with("\"cost\": 0"), with("\"costUsdMicros\": -1")),
                        numbers(),
                        prompts(),
                        each(
                                10,
                                422,
                                with("\"model\": \"no-such-model\""),
                                with("\"model\": \"' or 1=1 --\""),
                                with("\"model\": \"grok-imagine\""),
                                with("\"model\": \"" + "x".repeat(10_000) + "\"")),
                        each(10, 403, with("\"model\": \"nano-banana\"")),
                        each(
                                11,
                                422,
                                settings("\"width\": 0"),
                                settings("\"width\": 1000000000, \"height\": 1000000000"),
                                settings("\"aspectRatio\": \"0:0\""),
                                settings("\"aspectRatio\": \"1000000000:1\""),
                                settings("\"aspectRatio\": \"16.5:9\"")),
                        mediaTypes(),
                        each(14, 415, image("").body(bomb()).with("Content-Encoding: gzip")),
                        each(14, 415, image("").body(bomb()).with("Content-Encoding: br, gzip")),
                        bodies(),
                        keys(),
                        methods(),
                        paths())
                .flatMap(it -> it);
    }

    private static Stream<Arguments> numbers() {
        return Stream.of(
                        each(
                                8,
                                422,
                                settings("\"aspectRatio\": -1"),
                                settings("\"aspectRatio\": 0"),
                                settings("\"aspectRatio\": \"1\""),
                                settings("\"count\": -1"),
                                settings("\"count\": \"1\""),
                                settings("\"seed\": 1e2"),
                                settings("\"count\": 1e-99999999")),
                        each(
                                8,
                                400,
                                settings("\"count\": 9223372036854775808"),
                                settings("\"count\": 1e309"),
                                settings("\"count\": -1e309"),
                                settings("\"count\": NaN"),
                                settings("\"count\": Infinity"),
                                settings("\"count\": 0x10"),
                                settings("\"count\": 01"),
                                settings("\"count\": " + "9".repeat(50_000))))
                .flatMap(it -> it);
    }

    private static Stream<Arguments> prompts() {
        return Stream.of(
                        each(
                                9,
                                422,
                                prompt(""),
                                prompt("   "),
                                prompt("\\u200b\\u200d\\u2060"),
                                prompt("\\u0007\\u001b[31ma")),
                        each(9, 422, prompt("a".repeat(50_000)), prompt("😀".repeat(10_000))),
                        each(9, 413, prompt("a".repeat(10_000_000)), prompt("😀".repeat(100_000))),
                        each(
                                9,
                                400,
                                prompt("\\ud800"),
                                prompt("\\udc00\\ud800"),
                                prompt("a\\ud83d"),
                                prompt("a\\u0000b"),
                                prompt("a\u0000b"),
                                prompt("a\nb"),
                                latin("{\"prompt\": \"\u00ff\u00fe\"}"),
                                latin("{\"prompt\": \"\u00c0\u00af\u00c0\u0080\"}"),
                                latin("{\"prompt\": \"\u00ed\u00a0\u0080\"}"),
                                latin("{\"prompt\": \"\u00f4\u0090\u0080\u0080\"}")))
                .flatMap(it -> it);
    }

    private static Stream<Arguments> mediaTypes() {
        return each(
                13,
                415,
                typed("text/plain"),
                typed("application/json; charset=utf-7"),
                typed("application/json; charset=utf-16"),
                typed("application/json; charset=" + CANARY),
                typed("application/x-www-form-urlencoded"),
                typed("multipart/form-data; boundary=x"),
                typed("text/html, application/json"),
                typed("*/*"),
                typed(CANARY),
                typed(""),
                new Ask("POST", FREE_IMAGE, List.of(), GOOD.getBytes(StandardCharsets.UTF_8)));
    }

    private static Stream<Arguments> bodies() {
        String chunk = "2000\r\n" + " ".repeat(0x2000) + "\r\n";
        return Stream.of(
                        each(15, 413, image(chunk.repeat(12)).with("Transfer-Encoding: chunked")),
                        each(15, 400, image("zz\r\nbroken\r\n").with("Transfer-Encoding: chunked")),
                        each(15, 400, image("ffffffffffffffff\r\nx").with("Transfer-Encoding: chunked")),
                        each(15, 408, image("2\r\n{ \r\n").with("Transfer-Encoding: chunked")),
                        each(15, 408, image("{").with("Content-Length: 100")),
                        each(15, 413, image(GOOD).with("Content-Length: 9223372036854775807")),
                        each(15, 400, image(GOOD).with("Content-Length: 99999999999999999999")),
                        each(15, 400, image(GOOD).with("Content-Length: -1")),
                        each(15, 400, image(GOOD).with("Content-Length: 5").with("Content-Length: 6")),
                        each(15, 400, image(GOOD).with("Transfer-Encoding: gzip, " + CANARY)))
                .flatMap(it -> it);
    }

    private static Stream<Arguments> keys() {
        return each(
                20,
                400,
                image(GOOD, "Idempotency-Key: " + CANARY.repeat(13)),
                image(GOOD, "Idempotency-Key:"),
                image(GOOD, "Idempotency-Key: a b"),
                image(GOOD, "Idempotency-Key: a\u0001b"),
                image(GOOD, "Idempotency-Key: a\u0000b"),
                image(GOOD, "Idempotency-Key: a\tb"),
                image(GOOD, "Idempotency-Key: \u00e9"),
                image(GOOD, "Idempotency-Key: \u00ff\u00fe"));
    }

    private static Stream<Arguments> methods() {
        return Stream.of(
                        each(
                                25,
                                405,
                                Ask.of("PUT", FREE_IMAGE),
                                Ask.of("PATCH", FREE_IMAGE),
                                Ask.of("GET", FREE_IMAGE)),
                        each(25, 405, Ask.of("DELETE", FREE_IMAGE, "X-HTTP-Method: POST")),
                        each(25, 405, Ask.of("PROPFIND", FREE_IMAGE), Ask.of("post", FREE_IMAGE)),
                        each(25, 405, Ask.of("TRACE", FREE_IMAGE, "X-Canary: " + CANARY)))
                .flatMap(it -> it);
    }

    private static Stream<Arguments> paths() {
        return Stream.of(
                        "//api/generate/free/image",
                        "/api//generate/free/image",
                        "/api/generate/free/image;a=b",
                        "/api;v=1/generate/free/image",
                        "/api/%2e%2e/api/generate/free/image",
                        "/api/../api/generate/free/image",
                        "/api/./generate/free/image",
                        "/api%2fgenerate/free/image",
                        "/api/generate/free/image%00",
                        "/api/generate/free/image%0d%0aX-Evil:%201",
                        "/api/generate/free/%252e%252e/image",
                        "/api/generate/free\\image",
                        "/api/generate/free/image/",
                        "/API/generate/free/image",
                        "/api/generate/free/IMAGE",
                        "/api/generate/free/image.json",
                        "/api/generate/free/%69mage%",
                        "/api/generate/free/imag\u00e9",
                        "/api/generate/free/%c0%ae%c0%ae/image")
                .flatMap(path -> each(26, List.of(400, 404), json(path, GOOD)));
    }

    /** What looks odd but is text: it is taken, and what nobody can see in it is not kept. */
    @ParameterizedTest(name = "9: {0}")
    @MethodSource("unusual")
    void unusualTextIsTakenAndCleaned(String prompt) {
        String id = stage.accepts(image("{\"prompt\": " + Loggia.JSON.writeValueAsString(prompt) + "}"))
                .path("id")
                .asString();

        String kept = stage.database()
                .strings("select prompt from generation where id = '" + id + "'")
                .get(0);
        assertThat(kept).contains("boat").doesNotContainPattern("[\\p{Cc}&&[^\\n]]|[\\u202a-\\u202e\\u2066-\\u2069]");
    }

    static Stream<String> unusual() {
        return Stream.of(
                "a \u202eboat",
                "a\r\nboat\r\nSet-Cookie: a=b",
                "a boat 👨‍👩‍👧",
                "a boat '; drop table generation; --",
                "a boat ${jndi:ldap://127.0.0.1/x} #{7*7} %s %n {{7*7}}");
    }

    @Test
    void a12AReferenceAddressIsNoSettingAndIsNeverAskedFor() throws IOException {
        try (ServerSocket secret = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            secret.setSoTimeout(1);
            List<String> addresses = List.of(
                    "http://127.0.0.1:" + secret.getLocalPort() + "/",
                    "http://169.254.169.254/latest/meta-data/",
                    "http://[::ffff:127.0.0.1]:" + secret.getLocalPort() + "/",
                    "file:///etc/passwd",
                    "gopher://127.0.0.1:6379/_FLUSHALL",
                    "data:image/png;base64,AAAA");
            for (String address : addresses) {
                for (String name : List.of("imageUrl", "image_url", "image", "inputUrls", "callBackUrl")) {
                    stage.refuses(settings("\"" + name + "\": \"" + address + "\""), 422);
                    stage.refuses(settings("\"" + name + "\": [\"" + address + "\"]"), 422);
                }
                stage.refuses(with("\"imageUrl\": \"" + address + "\""), 400);
            }
            org.assertj.core.api.Assertions.assertThatThrownBy(secret::accept)
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void a15ABodyThatNeverEndsIsLetGo() throws Exception {
        long before = stage.generations();
        try (Socket socket = stage.connect("127.0.0.1")) {
            OutputStream out = socket.getOutputStream();
            out.write(image("1\r\n \r\n").with("Transfer-Encoding: chunked").bytes());
            ExecutorService drip = Executors.newSingleThreadExecutor();
            drip.submit(() -> dripUntilClosed(out));
            Answer answer = Answer.read(socket.getInputStream(), false);
            assertThat(answer.status()).isEqualTo(408);
            drip.shutdownNow();
        }
        assertThat(stage.generations()).isEqualTo(before);
    }

    private static @org.jspecify.annotations.Nullable Void dripUntilClosed(OutputStream out) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    try {
                        out.write("1\r\n \r\n".getBytes(StandardCharsets.US_ASCII));
                        return false;
                    } catch (IOException closed) {
                        return true;
                    }
                });
        return null;
    }

    @Test
    void a16WithoutAKeyEachRequestIsItsOwn() {
        assertThat(stage.accepts(image(GOOD)).path("id"))
                .isNotEqualTo(stage.accepts(image(GOOD)).path("id"));
    }

    @Test
    void a17AKeyThatCameWithAnotherBodyIsRefused() {
        String visitor = "X-Loggia-Visitor: abcdefghijklmnopqrst17";
        stage.accepts(image(GOOD, "Idempotency-Key: k-17", visitor));
        stage.settle();
        for (Ask other : List.of(prompt(CANARY + " another"), settings("\"aspectRatio\": \"16:9\""))) {
            Answer answer = stage.refuses(other.with("Idempotency-Key: k-17").with(visitor), 422);
            assertThat(Stage.json(answer).path("code").asString()).isEqualTo("key_reused");
        }
    }

    @Test
    void a18OneKeyManyTimesAtOnceIsOneGeneration() throws Exception {
        long before = stage.generations();
        List<Answer> answers = atOnce(64, () -> stage.send(image(GOOD, "Idempotency-Key: k-18")));

        assertThat(answers).extracting(Answer::status).containsAnyOf(202).isSubsetOf(202, 409);
        assertThat(answers).filteredOn(it -> it.status() == 409).allSatisfy(it -> assertThat(it.body())
                .contains("key_in_flight"));
        assertThat(stage.generations()).isEqualTo(before + 1);
    }

    @Test
    void a19TheKeyOfAnotherVisitorIsAnotherKey() {
        String first = stage.accepts(image(GOOD, "Idempotency-Key: k-19", "X-Loggia-Visitor: abcdefghijklmnopqrstuv"))
                .path("id")
                .asString();
        long before = stage.generations();
        Answer other = stage.send(image(
                "{\"prompt\": \"another boat\"}", "Idempotency-Key: k-19", "X-Loggia-Visitor: bbcdefghijklmnopqrstuv"));

        assertThat(other.status()).as(other.body()).isIn(202, 422);
        assertThat(other.body()).doesNotContain(first);
        assertThat(stage.generations()).isBetween(before, before + 1);
    }

    @Test
    void a23WhoLeavesAtOnceHasAskedOnceOrNotAtAll() throws IOException {
        long before = stage.generations();
        for (int i = 0; i < 20; i++) {
            try (Socket socket = stage.connect("127.0.0.1")) {
                socket.setSoLinger(i % 2 == 0, 0);
                socket.getOutputStream().write(image(GOOD, "Prefer: wait=30").bytes());
            }
        }
        stage.settle();
        assertThat(stage.generations()).isBetween(before, before + 20);
        for (int cut = 20; cut < image(GOOD).bytes().length; cut += 17) {
            try (Socket socket = stage.connect("127.0.0.1")) {
                socket.getOutputStream().write(image(GOOD).bytes(), 0, cut);
            }
        }
        assertThat(stage.send(Ask.get("/api/quota")).status()).isEqualTo(200);
    }

    @Test
    void a24AMethodOverrideIsNoMethod() {
        for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            for (String method : List.of("DELETE", "PUT", "GET", "TRACE", CANARY)) {
                stage.accepts(image(GOOD, header + ": " + method));
            }
        }
        stage.accepts(json(FREE_IMAGE + "?_method=DELETE", GOOD));
        String id = stage.accepts(image(GOOD, "X-Loggia-Visitor: abcdefghijklmnopqrstuv"))
                .path("id")
                .asString();
        stage.settle();
        stage.refuses(
                json(
                        "/api/generations/" + id,
                        "{}",
                        "X-HTTP-Method-Override: DELETE",
                        "X-Loggia-Visitor: abcdefghijklmnopqrstuv"),
                405);
    }

    private static List<Answer> atOnce(int clients, Callable<Answer> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : threads.invokeAll(Collections.nCopies(clients, call))) {
            answers.add(answer.get());
        }
        threads.shutdown();
        return answers;
    }

    private static Stream<Arguments> each(int number, int status, Ask... asks) {
        return each(number, List.of(status), asks);
    }

    private static Stream<Arguments> each(int number, List<Integer> statuses, Ask... asks) {
        return Stream.of(asks).map(ask -> arguments(number, statuses, ask));
    }

    /** A good body with one more field. */
    private static Ask with(String field) {
        return image("{\"prompt\": \"" + CANARY + "\", " + field + "}");
    }

    private static Ask settings(String settings) {
        return with("\"settings\": {" + settings + "}");
    }

    private static Ask prompt(String prompt) {
        return image("{\"prompt\": \"" + prompt + "\"}");
    }

    private static Ask latin(String body) {
        return image("").body(body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Ask typed(String type) {
        return new Ask("POST", FREE_IMAGE, List.of("Content-Type: " + type), GOOD.getBytes(StandardCharsets.UTF_8));
    }

    /** Ten kilobytes that become ten megabytes. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(("{\"prompt\": \"" + " ".repeat(10_000_000) + "\"}").getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}

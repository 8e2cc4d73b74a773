package dev.loggia.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.loggia.sandbox.cloudflare.TurnstileStandIn;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A visitor whose address's free quota others have used up, and what a solved challenge is worth then. */
class ChallengeTest {
    private static final String SECRET = "0x4AAAAAAA-a-secret-for-tests";
    private static final String HEADER = "cf-turnstile-response";

    @TempDir
    private static Path folder;

    private static TurnstileStandIn turnstile;
    private static Wire toTurnstile;
    private static Loggia loggia;
    private static int tests;

    private final int test = 10 + ++tests; // in every name, so that no test spends what is another's
    private final String me = "me-0123456789-abcdef" + test;

    @BeforeAll
    static void start() {
        turnstile = TurnstileStandIn.start(SECRET, java.time.InstantSource.system());
        toTurnstile = Wire.to(turnstile.siteverify().getPort());
        loggia = Loggia.behindProxy(
                folder,
                "--TURNSTILE_SITE_KEY=0x4AAAAAAA-site",
                "--TURNSTILE_SECRET_KEY=" + SECRET,
                "--loggia.turnstile.siteverify="
                        + turnstile
                                .siteverify()
                                .toString()
                                .replace(":" + turnstile.siteverify().getPort(), ":" + toTurnstile.port()),
                "--loggia.turnstile.timeout=20s",
                "--loggia.quota.images-per-day=1",
                "--loggia.quota.challenge.images-per-day=2",
                "--loggia.quota.challenge.devices=2",
                "--loggia.rates.generate.free-burst=1000");
    }

    @AfterAll
    static void stop() {
        loggia.close();
        toTurnstile.close();
        turnstile.close();
    }

    @BeforeEach
    void useUpTheQuotaOfTheAddress() {
        loggia.comeFrom(test + ".0.0.7");
        assertThat(ask("somebody-else-012345" + test, "").statusCode()).isEqualTo(202);
    }

    @AfterEach
    void breaksNoInvariant() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> loggia.database()
                                .number("select count(*) from generation"
                                        + " where state not in ('SUCCEEDED', 'FAILED', 'CANCELLED')")
                        == 0);
        assertThat(loggia.auditFindings()).isEmpty();
    }

    @Test
    void aSolvedChallengeIsWorthAnImageOnce() {
        int asked = turnstile.asked();
        HttpResponse<String> refused = ask(me, "");
        assertThat(refused.statusCode()).isEqualTo(429);
        JsonNode challenge = Loggia.json(refused).path("challenge");
        assertThat(challenge.path("siteKey").asString()).isEqualTo("0x4AAAAAAA-site");
        assertThat(challenge.path("action").asString()).isEqualTo("generate");
        assertThat(challenge.path("header").asString()).isEqualTo(HEADER);
        assertThat(turnstile.asked()).isEqualTo(asked);

        String token = turnstile.solve("localhost", "generate");
        HttpResponse<String> accepted = ask(me, token);
        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(Loggia.json(accepted).path("quotaLeft").asInt()).isEqualTo(1);
        assertOrdinaryRefusal(ask(me, token));
    }

    @Test
    void aShareIsBoundedByDeviceAndByAddress() {
        assertThat(solvedAndAsked(me)).isEqualTo(202);
        assertThat(solvedAndAsked(me)).isEqualTo(202);
        assertThat(solvedAndAsked(me)).isEqualTo(429);
        assertThat(solvedAndAsked("you-0123456789-abcde" + test)).isEqualTo(202);
        assertThat(solvedAndAsked("you-0123456789-abcde" + test)).isEqualTo(202);
        assertThat(solvedAndAsked("third-0123456789-abc" + test)).isEqualTo(429);
        // What can no longer be lifted is no longer offered.
        HttpResponse<String> last = ask(me, turnstile.solve("localhost", "generate"));
        assertThat(Loggia.json(last).path("challenge").isMissingNode()).isTrue();
    }

    @Test
    void sixteenSolvedAtOnceGetExactlyTheShare() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(16);
        Callable<Integer> one = () -> solvedAndAsked(me);
        List<Future<Integer>> codes =
                clients.invokeAll(IntStream.range(0, 16).mapToObj(i -> one).toList());
        clients.shutdown();
        int accepted = 0;
        for (Future<Integer> code : codes) {
            accepted += code.get() == 202 ? 1 : 0;
        }
        assertThat(accepted).isEqualTo(2);
    }

    @Test
    void whatWasSolvedElsewhereOrNotAtAllIsWorthNothing() {
        Stream.of(
                        turnstile.solve("evil.example", "generate"),
                        turnstile.solve("localhost", "login"),
                        TurnstileStandIn.TEST_TOKEN,
                        "x".repeat(2049),
                        "made-up")
                .forEach(token -> assertOrdinaryRefusal(ask(me, token)));
    }

    @Test
    void anErrorOfCloudflareIsAskedAgainAndItsSilenceLetsNobodyThrough() {
        turnstile.failNext(1);
        assertThat(solvedAndAsked(me)).isEqualTo(202);

        String token = turnstile.solve("localhost", "generate");
        toTurnstile.cut();
        try {
            assertOrdinaryRefusal(ask(me, token));
        } finally {
            toTurnstile.mend();
        }
    }

    @Test
    void thePageShowsTheChallengeOnlyThenAndTakesItsAnswer() {
        assertThat(loggia.get("/").body()).doesNotContain("data-turnstile", "challenges.cloudflare.com");
        assertThat(loggia.get("/")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("script-src 'self' https://challenges.cloudflare.com;")
                .contains("frame-src https://challenges.cloudflare.com");

        HttpResponse<String> refused = form("");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("data-turnstile", "data-sitekey=\"0x4AAAAAAA-site\"", "href=\"/signup\"");

        HttpResponse<String> accepted = form(turnstile.solve("localhost", "generate"));
        assertThat(accepted.statusCode()).isEqualTo(200);
        assertThat(accepted.body()).doesNotContain("data-turnstile");
    }

    @Test
    void noTokenIsEverLogged() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("dev.loggia");
        ListAppender<ILoggingEvent> logs = new ListAppender<>();
        logs.start();
        root.addAppender(logs);
        Level before = ours.getLevel();
        ours.setLevel(Level.DEBUG);
        String good = turnstile.solve("localhost", "generate");
        String bad = turnstile.solve("evil.example", "generate");
        try {
            ask(me, good);
            ask(me, good);
            ask(me, bad);
            turnstile.failNext(2);
            ask(me, bad);
        } finally {
            root.detachAppender(logs);
            ours.setLevel(before);
        }
        assertThat(logs.list.stream().map(ILoggingEvent::getFormattedMessage))
                .noneMatch(line -> line.contains(good) || line.contains(bad) || line.contains(SECRET));
        assertThat(loggia.get("/actuator/prometheus").body())
                .contains("loggia_challenges_total")
                .doesNotContain(good);
    }

    private void assertOrdinaryRefusal(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Loggia.json(answer).path("error").asString()).isEqualTo("Daily limit reached");
        assertThat(Loggia.json(answer).path("challenge").path("siteKey").asString())
                .isEqualTo("0x4AAAAAAA-site");
    }

    private int solvedAndAsked(String visitor) {
        return ask(visitor, turnstile.solve("localhost", "generate")).statusCode();
    }

    private HttpResponse<String> ask(String visitor, String token) {
        String body = "{\"prompt\": \"a boat\"}";
        return token.isEmpty()
                ? loggia.post("/api/generate/free/image", body, "X-Loggia-Visitor", visitor)
                : loggia.post("/api/generate/free/image", body, "X-Loggia-Visitor", visitor, HEADER, token);
    }

    private HttpResponse<String> form(String token) {
        String fields = "kind=image&prompt=a+boat"
                + (token.isEmpty() ? "" : "&" + HEADER + "=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
        return loggia.send(HttpRequest.newBuilder(loggia.uri("/generate"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("HX-Request", "true")
                .POST(HttpRequest.BodyPublishers.ofString(fields)));
    }
}

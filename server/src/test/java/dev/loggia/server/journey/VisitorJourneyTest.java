package dev.loggia.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** What a visitor without an account can do, and what nobody gets to see. */
class VisitorJourneyTest {
    private static final String CANARY = "xylophone-canary-4711";

    @TempDir
    private static Path folder;

    private static Loggia loggia;
    private static int visitors;

    @BeforeAll
    static void start() {
        loggia = Loggia.behindProxy(
                folder, "--loggia.rates.generate.free-burst=1000", "--loggia.rates.generate.free-per-minute=1000");
    }

    @BeforeEach
    void comeFromSomewhereElse() {
        visitors++;
        loggia.comeFrom((20 + visitors) + ".0.0.7");
    }

    @AfterEach
    void breaksNoInvariant() {
        assertThat(loggia.auditFindings()).isEmpty();
    }

    @AfterAll
    static void stop() {
        loggia.close();
    }

    @Test
    void onePostReturnsAnImageOfTheAspectRatioAskedFor() throws Exception {
        HttpResponse<String> answer = loggia.ask("image", "a lighthouse", "{\"aspectRatio\": \"16:9\"}", true);

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = Loggia.json(answer);
        assertThat(body.path("success").asBoolean()).isTrue();
        assertThat(body.path("quotaLeft").asInt()).isEqualTo(4);
        byte[] bytes = loggia.bytes(URI.create(body.path("result").get(0).asString()));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        assertThat((double) image.getWidth() / image.getHeight()).isBetween(1.7, 1.85);
    }

    @Test
    void theSixthImageOfADayAndTheSecondVideoOfAWeekAreTooMany() {
        for (int i = 0; i < 5; i++) {
            assertThat(loggia.ask("image", "a boat " + i, "{}", false).statusCode())
                    .isEqualTo(202);
        }
        HttpResponse<String> sixth = loggia.ask("image", "a boat", "{}", false);
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(Loggia.json(sixth).path("error").asString()).isEqualTo("Daily limit reached");
        assertThat(Loggia.json(sixth).path("message").asString())
                .isEqualTo("Free users can generate 5 images per day. Sign up for unlimited generations!");
        assertThat(Loggia.json(sixth).path("upgradeUrl").asString()).isEqualTo("/signup");

        assertThat(loggia.ask("video", "a boat", "{}", false).statusCode()).isEqualTo(202);
        HttpResponse<String> second = loggia.ask("video", "a boat", "{}", false);
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(Loggia.json(second).path("error").asString()).isEqualTo("Weekly limit reached");
        awaitAll();
    }

    @Test
    void aVideoIsARealMp4() {
        JsonNode body = Loggia.json(loggia.ask("video", "waves", "{}", true));
        byte[] bytes = loggia.bytes(URI.create(body.path("result").get(0).asString()));
        assertThat(new String(bytes, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
    }

    @Test
    void sixtyFourClientsOnAQuotaOfFiveGetExactlyFive() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(64);
        Callable<Integer> ask = () -> loggia.ask("image", "a boat", "{}", false).statusCode();
        List<Integer> codes = new ArrayList<>();
        for (Future<Integer> code :
                clients.invokeAll(IntStream.range(0, 64).mapToObj(i -> ask).toList())) {
            codes.add(code.get());
        }
        clients.shutdown();
        assertThat(codes).filteredOn(code -> code == 202).hasSize(5);
        assertThat(codes).filteredOn(code -> code == 429).hasSize(59);
        awaitAll();
    }

    @Test
    void thePromptIsNowhereToBeSeen() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("dev.loggia");
        ListAppender<ILoggingEvent> logs = new ListAppender<>();
        logs.start();
        root.addAppender(logs);
        Level before = ours.getLevel();
        ours.setLevel(Level.DEBUG);
        StringBuilder seen = new StringBuilder();
        try {
            HttpResponse<String> answer = loggia.ask("image", CANARY, "{}", true);
            String id = Loggia.json(answer).path("id").asString();
            seen.append(answer.body()).append(answer.headers().map());
            String failing = Loggia.json(loggia.ask("image", CANARY + " [sim:fail]", "{}", false))
                    .path("id")
                    .asString();
            loggia.awaitEnd(failing);
            for (String path : List.of(
                    "/api/feed",
                    "/api/generations/" + id,
                    "/api/generations/" + failing,
                    "/api/generations/" + id + "/events",
                    "/",
                    "/g/" + id,
                    "/actuator/prometheus",
                    "/actuator/health")) {
                HttpResponse<String> response = loggia.get(path);
                assertThat(response.statusCode()).as(path).isEqualTo(200);
                seen.append(response.body()).append(response.headers().map());
            }
            for (String form : List.of("%zz", "%ff", "x".repeat(600_000))) {
                HttpResponse<String> refused = loggia.post(
                        "/generate",
                        "kind=image&prompt=" + CANARY + form,
                        "Content-Type",
                        "application/x-www-form-urlencoded");
                assertThat(refused.statusCode()).isBetween(400, 499);
                seen.append(refused.body());
            }
            assertThat(loggia.get("/api/feed?prompt=" + CANARY + "%ff").statusCode())
                    .isEqualTo(400);
            assertThat(loggia.get("/error").statusCode()).isEqualTo(404);
            seen.append(loggia.ask("image", CANARY + "\u0000", "{}", false).body());
            seen.append(loggia.ask("image", CANARY, "{\"aspectRatio\": \"" + CANARY + "\"}", false)
                    .headers()
                    .map());
        } finally {
            root.detachAppender(logs);
            ours.setLevel(before);
        }
        logs.list.forEach(event -> seen.append(event.getFormattedMessage()).append(event.getMDCPropertyMap()));
        assertThat(seen.toString()).doesNotContain(CANARY).contains("*Redacted*");
    }

    @Test
    void onlyTheVisitorWhoAskedMayDeleteAndThenItIsGone() {
        JsonNode body = Loggia.json(loggia.ask("image", "a boat", "{}", true));
        String self = body.path("links").path("self").asString();
        URI picture = URI.create(body.path("result").get(0).asString());

        assertThat(loggia.delete(self).statusCode()).isEqualTo(404);
        assertThat(loggia.delete(self, "X-Loggia-Visitor", body.path("visitor").asString())
                        .statusCode())
                .isIn(200, 204);
        assertThat(loggia.send(HttpRequest.newBuilder(picture)).statusCode()).isEqualTo(410);
        assertThat(loggia.get("/api/feed").body())
                .doesNotContain(body.path("id").asString());
    }

    @Test
    void aRepeatWithTheSameKeyIsTheSameGeneration() {
        String body = "{\"prompt\": \"a boat\"}";
        String path = "/api/generate/free/image";
        String first = Loggia.json(loggia.post(path, body, "Idempotency-Key", "k-1"))
                .path("id")
                .asString();
        HttpResponse<String> again = loggia.post(path, body, "Idempotency-Key", "k-1");
        assertThat(Loggia.json(again).path("id").asString()).isEqualTo(first);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(loggia.post(path, "{\"prompt\": \"another\"}", "Idempotency-Key", "k-1")
                        .statusCode())
                .isEqualTo(422);
        loggia.awaitEnd(first);
    }

    private void awaitAll() {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(40))
                .until(() -> loggia.database()
                                .number(
                                        "select count(*) from generation where state not in ('SUCCEEDED', 'FAILED', 'CANCELLED')")
                        == 0);
    }
}

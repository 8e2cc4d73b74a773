package dev.loggia.server.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.engine.testing.AuditOf;
import dev.loggia.engine.testing.TestDatabase;
import dev.loggia.engine.testing.TestRedis;
import dev.loggia.sandbox.kie.KieStandIn;
import dev.loggia.sandbox.kie.Options;
import dev.loggia.server.LoggiaServer;
import dev.loggia.server.RunningLoggia;
import dev.loggia.server.local.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One server under load while what it leans on is taken away and given back: what a person sees, and what becomes of it. */
class OutagesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int BURST = 40;

    @TempDir
    private static Path folder;

    private static TestDatabase database;
    private static KieStandIn kie;
    private static TestRedis redis;
    private static Wire toDatabase;
    private static Wire toProvider;
    private static RunningLoggia running;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        int kiePort = FreePort.any();
        toProvider = Wire.to(kiePort);
        kie = KieStandIn.start(Options.fast().toBuilder()
                .port(kiePort)
                .rateLimit(0)
                .publicUrl(URI.create("http://127.0.0.1:" + toProvider.port()))
                .build());
        redis = TestRedis.start();
        int databasePort =
                URI.create(database.url().substring("jdbc:".length())).getPort();
        toDatabase = Wire.to(databasePort);
        running = LoggiaServer.start(
                "--PORT=0",
                "--LOGGIA_DATA=" + folder.resolve("data"),
                "--DATABASE_URL=" + database.url().replace(":" + databasePort + "/", ":" + toDatabase.port() + "/"),
                "--REDIS_URL=" + redis.url(),
                "--KIE_BASE_URL=http://127.0.0.1:" + toProvider.port(),
                "--loggia.kie.api-key=a-key-for-the-stand-in",
                "--loggia.quota.images-per-day=100000",
                "--loggia.rates.generate.free-burst=" + BURST,
                "--loggia.rates.generate.free-per-minute=600",
                "--loggia.rates.read.free-burst=100000",
                "--loggia.generation.admission.per-window=1000",
                "--loggia.generation.image-uncertainty=1s",
                "--loggia.generation.resubmissions=20",
                "--loggia.generation.longest-pause=300ms",
                "--loggia.work.poll=50ms");
    }

    @AfterEach
    void endsEverythingAndBreaksNoInvariant() {
        within().until(() -> unfinished() == 0);
        assertThat(database.strings("select state || ' ' || failure_code from generation where state <> 'SUCCEEDED'"))
                .isEmpty();
        assertThat(AuditOf.run(database)).isEmpty();
        within().until(() -> outages().equals("{redis=there, provider=there, store=there}"));
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        running.close();
        toProvider.close();
        toDatabase.close();
        redis.close();
        kie.close();
        database.close();
    }

    @Test
    void withoutRedisLimitsAreTighterAndAllElseGoesOn() {
        redis.stop();
        try {
            within().until(() -> outages().contains("redis=away"));
            assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
            List<Integer> answers =
                    burst(2 * BURST).stream().map(HttpResponse::statusCode).toList();
            assertThat(answers).containsOnly(202, 429);
            // A quarter of the limit, and what comes back to it meanwhile.
            assertThat(answers.stream().filter(code -> code == 202).count())
                    .isBetween((long) BURST / 4, 2L * BURST - 1);
            within().until(() -> unfinished() == 0);
        } finally {
            redis.restart();
        }
    }

    @Test
    void withoutProviderWishesAreAcceptedWaitAndGoOn() {
        toProvider.cut();
        List<String> ids;
        try {
            ids = IntStream.range(0, 6).mapToObj(i -> accepted("a boat " + i)).toList();
            within().until(() -> ids.stream()
                    .allMatch(id -> find(id).path("notice").asString("").contains("keeps its place")
                            || find(id).path("notice").asString("").contains("did not answer")));
            assertThat(outages()).contains("provider=takes nothing");
            assertThat(database.number("select count(*) from generation where state = 'FAILED'"))
                    .isZero();
            assertThat(get("/").statusCode()).isEqualTo(200);
        } finally {
            toProvider.mend();
        }
        within().until(() -> unfinished() == 0);
    }

    @Test
    void aProviderThatIsSilentHoldsNeitherConnectionsNorEverybodyElse() {
        String done = accepted("a boat");
        within().until(() -> find(done).path("state").asString().equals("succeeded"));
        toProvider.hold();
        try {
            IntStream.range(0, 20).forEach(i -> accepted("a silent boat " + i));
            within().until(() -> database.number("select count(*) from generation where state = 'SUBMITTING'") >= 5);
            within().until(() -> database.number("""
                    select count(*) from pg_stat_activity
                    where datname = current_database() and application_name = 'loggia' and state <> 'idle'""") <= 2);
            assertThat(get("/").statusCode()).isEqualTo(200);
            assertThat(get("/api/generations/" + done).statusCode()).isEqualTo(200);
            assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        } finally {
            toProvider.mend();
        }
    }

    @Test
    void withoutStoreResultsWaitAndPicturesSaySo() throws IOException {
        String before = accepted("a boat before");
        within().until(() -> find(before).path("state").asString().equals("succeeded"));
        String picture = find(before).path("result").get(0).asString();
        Path media = folder.resolve("data/media");
        Files.move(media, folder.resolve("aside"));
        Files.writeString(media, "in the way");
        try {
            List<String> ids =
                    IntStream.range(0, 4).mapToObj(i -> accepted("a boat " + i)).toList();
            within().until(() -> ids.stream()
                    .allMatch(id -> find(id).path("state").asString().equals("storing")));
            within().until(() -> outages().contains("store=fails"));
            HttpResponse<String> missing = get(URI.create(picture).getPath());
            assertThat(missing.statusCode()).isEqualTo(503);
            assertThat(missing.headers().firstValue("Retry-After")).contains("5");
            assertThat(missing.body()).contains("does not answer at the moment");
            assertThat(get("/").statusCode()).isEqualTo(200);
            assertThat(get("/api/feed").statusCode()).isEqualTo(200);
        } finally {
            Files.delete(media);
            Files.move(folder.resolve("aside"), media);
        }
        within().until(() -> unfinished() == 0);
        assertThat(get(URI.create(picture).getPath()).statusCode()).isEqualTo(200);
    }

    @Test
    void withoutDatabaseRequestsAreAnswered503AndNothingIsLost() {
        List<String> ids =
                IntStream.range(0, 10).mapToObj(i -> accepted("a boat " + i)).toList();
        toDatabase.cut();
        try {
            assertUnavailable(post("a boat that is refused"));
            assertUnavailable(get("/api/feed"));
            HttpResponse<String> page = send(HttpRequest.newBuilder(uri("/")).header("Accept", "text/html"));
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.headers().firstValue("Retry-After")).isPresent();
            assertThat(page.body()).contains("<!doctype html>");
            assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        } finally {
            toDatabase.mend();
        }
        within().until(() -> get("/api/feed").statusCode() == 200);
        within().until(() -> unfinished() == 0);
        assertThat(ids).allMatch(id -> find(id).path("state").asString().equals("succeeded"));
    }

    @Test
    void aPoolWithoutConnectionsIsAnswered503InsteadOfWaitedFor() throws Exception {
        List<AutoCloseable> held = new ArrayList<>();
        try {
            DataSource pool = running.bean(DataSource.class);
            for (int i = 0; i < 20; i++) {
                held.add(pool.getConnection());
            }
            assertUnavailable(get("/api/feed"));
        } finally {
            for (AutoCloseable connection : held) {
                connection.close();
            }
        }
        within().until(() -> get("/api/feed").statusCode() == 200);
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/problem+json");
        assertThat(JsonMapper.shared().readTree(answer.body()).path("detail").asString())
                .contains("Our database does not answer at the moment");
    }

    private static List<HttpResponse<String>> burst(int size) {
        List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, size)
                .mapToObj(i -> HTTP.sendAsync(asking("a burst " + i).build(), BodyHandlers.ofString()))
                .toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }

    private static String accepted(String prompt) {
        HttpResponse<String> answer = post(prompt);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JsonMapper.shared().readTree(answer.body()).path("id").asString();
    }

    private static JsonNode find(String id) {
        return JsonMapper.shared().readTree(get("/api/generations/" + id).body());
    }

    private static String outages() {
        JsonNode details = JsonMapper.shared()
                .readTree(get("/actuator/health/outages").body())
                .path("components")
                .path("neighbours")
                .path("details");
        return "{redis=" + details.path("redis").asString() + ", provider="
                + details.path("provider").asString() + ", store="
                + details.path("store").asString() + "}";
    }

    private static long unfinished() {
        return database.number(
                "select count(*) from generation where state not in ('SUCCEEDED', 'FAILED', 'CANCELLED')");
    }

    private static ConditionFactory within() {
        return await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions();
    }

    private static HttpRequest.Builder asking(String prompt) {
        return HttpRequest.newBuilder(uri("/api/generate/free/image"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"prompt\": \"" + prompt + "\"}"));
    }

    private static HttpResponse<String> post(String prompt) {
        return send(asking(prompt));
    }

    private static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private static URI uri(String path) {
        return running.baseUri().resolve(path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return HTTP.sendAsync(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString())
                .join();
    }
}

package dev.loggia.sandbox.kie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.sandbox.json.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class WireTest {
    private KieStandIn standIn = KieStandIn.start(Options.fast());
    private Caller kie = new Caller(standIn, "any");

    @AfterEach
    void close() {
        standIn.close();
    }

    @Test
    void takesATaskToItsPicture() throws Exception {
        JsonNode created = kie.create("a red fox");
        assertThat(created.path("code").asInt()).isEqualTo(200);
        assertThat(created.path("msg").asString()).isEqualTo("success");
        String taskId = created.path("data").path("taskId").asString();
        assertThat(taskId).matches("[0-9a-f]{32}");

        JsonNode data = kie.ended(taskId);
        assertThat(data.path("state").asString()).isEqualTo("success");
        assertThat(data.path("creditsConsumed").decimalValue()).isEqualByComparingTo("0.8");
        assertThat(data.path("completeTime").asLong())
                .isGreaterThanOrEqualTo(data.path("createTime").asLong());
        assertThat(data.path("costTime").asLong()).isBetween(1L, 9000L);

        var file = kie.fetch(kie.result(data));
        assertThat(file.headers().firstValue("content-type")).contains("image/png");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(file.body()));
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(256, 256);
    }

    @Test
    void paintsTheSameWordsAnewUnlessTheSeedIsTheSame() throws Exception {
        Set<String> pictures = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            pictures.add(picture(Caller.task("z-image", "a red fox")));
        }
        assertThat(pictures).hasSizeGreaterThan(1);

        ObjectNode seeded = Json.object().put("model", "bytedance/seedream-v4-text-to-image");
        seeded.putObject("input").put("prompt", "a red fox").put("seed", 7);
        assertThat(picture(seeded)).isEqualTo(picture(seeded));
    }

    private String picture(JsonNode task) throws Exception {
        String taskId = Json.string(kie.post("/api/v1/jobs/createTask", task).path("data"), "taskId");
        return HexFormat.of().formatHex(kie.fetch(kie.result(kie.ended(taskId))).body());
    }

    @Test
    void encodesParamTwiceAsKieDoes() {
        String taskId = kie.create("twice", "http://127.0.0.1:1/none")
                .path("data")
                .path("taskId")
                .asString();
        JsonNode data = kie.ended(taskId);
        JsonNode param = Json.read(data.path("param").asString());
        assertThat(param.path("model").asString()).isEqualTo("z-image");
        assertThat(param.path("callBackUrl").asString()).isEqualTo("http://127.0.0.1:1/none");
        assertThat(param.path("input").isString()).isTrue();
        assertThat(Json.read(param.path("input").asString()).path("prompt").asString())
                .isEqualTo("twice");
    }

    @Test
    void passesThroughItsStatesInOrder() {
        restart(Options.fast().toBuilder().durationFactor(0.15).build());
        String taskId = kie.accepted("slowly");
        List<String> seen = new java.util.ArrayList<>();
        List<Integer> progress = new java.util.ArrayList<>();
        org.awaitility.Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> {
            JsonNode data = kie.record(taskId).path("data");
            String state = data.path("state").asString("");
            if (!state.isEmpty() && !seen.contains(state)) {
                seen.add(state);
            }
            progress.add(data.path("progress").asInt(0));
            return state.equals("success");
        });
        // One that lasts a moment may pass between two looks.
        assertThat(List.of("waiting", "queuing", "generating", "success")).containsSubsequence(seen);
        assertThat(seen).endsWith("success");
        assertThat(progress).isSorted().endsWith(100);
    }

    @Test
    void doesNotKnowANewTaskForAMoment() {
        restart(Options.fast().toBuilder().invisibleFor(Duration.ofMinutes(1)).build());
        JsonNode answer = kie.record(kie.accepted("unseen"));
        assertThat(answer.path("code").asInt()).isEqualTo(422);
        assertThat(answer.path("msg").asString()).isEqualTo("recordInfo is null");
        assertThat(kie.get("/api/v1/jobs/recordInfo").path("code").asInt()).isEqualTo(400);
    }

    @Test
    void turnsAwayAWrongKeyWithStatus200() {
        restart(Options.fast().toBuilder().apiKey("right").build());
        for (String wrong : Set.of("", "wrong")) {
            var answer = new Caller(standIn, wrong).raw("/api/v1/jobs/createTask", Caller.task("z-image", "x"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"code\":401,\"msg\":\"You do not have access permissions\"}");
        }
        assertThat(new Caller(standIn, "right").create("x").path("code").asInt())
                .isEqualTo(200);
    }

    @Test
    void canAnswerWithTheCodeAsStatus() {
        restart(Options.fast().toBuilder().realStatusCodes(true).build());
        assertThat(kie.raw("/api/v1/jobs/createTask", Caller.task("z-image", "[sim:455]"))
                        .statusCode())
                .isEqualTo(455);
        assertThat(kie.raw("/api/v1/jobs/createTask", Caller.task("z-image", "fine"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void validatesAgainstTheModelsSchema() {
        assertThat(complaint(Caller.task("no-such-model", "x"))).contains("not supported");
        assertThat(complaint(Caller.task("z-image", ""))).isEqualTo("This field is required: prompt");
        assertThat(complaint(Caller.task("z-image", "x".repeat(1001)))).contains("maximum limit");
        assertThat(complaint(with("aspect_ratio", "5:1"))).contains("aspect_ratio is not within the range");
        assertThat(complaint(Json.object().put("model", "z-image"))).isEqualTo("The input cannot be null");
        ObjectNode number = Caller.task("kling-2.6/text-to-video", "x");
        ((ObjectNode) number.path("input")).put("sound", false).put("duration", 5);
        assertThat(complaint(number)).isEqualTo("duration must be of type string");
        ((ObjectNode) number.path("input")).put("duration", "5");
        assertThat(kie.post("/api/v1/jobs/createTask", number).path("code").asInt())
                .isEqualTo(200);
        ObjectNode checked = Caller.task("z-image", "x");
        ((ObjectNode) checked.path("input")).put("nsfw_checker", true).put("unknown", 1);
        assertThat(kie.post("/api/v1/jobs/createTask", checked).path("code").asInt())
                .isEqualTo(200);
    }

    @Test
    void allowsTwentyNewTasksInTenSeconds() {
        for (int i = 0; i < 20; i++) {
            assertThat(kie.create("[sim:hang] " + i).path("code").asInt()).isEqualTo(200);
        }
        assertThat(kie.create("one more").path("code").asInt()).isEqualTo(429);
        assertThat(kie.tasks().path("count").asInt()).isEqualTo(20);
        kie.post("/__admin/reset", Json.object());
        assertThat(kie.create("again").path("code").asInt()).isEqualTo(200);
    }

    @Test
    void takesCreditsForSuccessOnly() {
        restart(Options.fast().toBuilder().balance(new BigDecimal("1.7")).build());
        kie.ended(kie.accepted("first"));
        assertThat(credit()).isEqualByComparingTo("0.9");
        JsonNode failed = kie.ended(kie.accepted("[sim:fail]"));
        assertThat(failed.path("creditsConsumed").decimalValue()).isEqualByComparingTo("0");
        assertThat(credit()).isEqualByComparingTo("0.9");
        kie.ended(kie.accepted("second"));
        assertThat(kie.create("third").path("code").asInt()).isEqualTo(402);
        kie.post("/__admin/balance", Json.object().put("credits", 5));
        assertThat(kie.create("third").path("code").asInt()).isEqualTo(200);
    }

    @Test
    void letsResultsExpire() throws Exception {
        restart(Options.fast().toBuilder().resultExpiry(Duration.ZERO).build());
        URI gone = kie.result(kie.ended(kie.accepted("short-lived")));
        assertThat(kie.fetch(gone).statusCode()).isEqualTo(404);
        assertThat(kie.fetch(URI.create(standIn.baseUri() + "/results/" + "0".repeat(32) + "/0.png"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void givesATemporaryAddressForItsOwnResultsOnly() throws Exception {
        URI result = kie.result(kie.ended(kie.accepted("download me")));
        String path = "/api/v1/common/download-url";
        JsonNode given = kie.post(path, Json.object().put("url", result.toString()));
        URI temporary = URI.create(given.path("data").asString());
        assertThat(kie.fetch(temporary).body()).isEqualTo(kie.fetch(result).body());
        URI forged = URI.create(temporary.toString().replaceFirst("/temporary/\\d+/", "/temporary/99999999999/"));
        assertThat(kie.fetch(forged).statusCode()).isEqualTo(404);
        JsonNode foreign = kie.post(path, Json.object().put("url", "https://example.org/a.png"));
        assertThat(foreign.path("code").asInt()).isEqualTo(422);
    }

    @Test
    void handsOutAFilm() throws Exception {
        ObjectNode body = Caller.task("grok-imagine/text-to-video", "a planet");
        ((ObjectNode) body.path("input")).put("aspect_ratio", "16:9");
        String taskId = kie.post("/api/v1/jobs/createTask", body)
                .path("data")
                .path("taskId")
                .asString();
        var film = kie.fetch(kie.result(kie.ended(taskId)));
        assertThat(film.headers().firstValue("content-type")).contains("video/mp4");
        assertThat(new String(film.body(), 4, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("ftyp");
    }

    @Test
    void keepsAnUploadToBeReadBack() throws Exception {
        ObjectNode body = Json.object()
                .put("base64Data", "data:image/png;base64,aGVsbG8=")
                .put("uploadPath", "images");
        JsonNode answer = kie.post("/api/file-base64-upload", body.put("fileName", "a.png"));
        assertThat(answer.path("success").asBoolean()).isTrue();
        var file = kie.fetch(URI.create(answer.path("data").path("downloadUrl").asString()));
        assertThat(new String(file.body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("hello");
    }

    @Test
    void givesRepeatableIdsForASeed() {
        restart(Options.fast().toBuilder().seed(7L).build());
        String first = kie.accepted("one");
        restart(Options.fast().toBuilder().seed(7L).build());
        assertThat(kie.accepted("one")).isEqualTo(first);
        assertThat(kie.accepted("one")).isNotEqualTo(first);
    }

    @Test
    void listsTasksWithoutTheirPrompts() {
        kie.create("very private words", "http://127.0.0.1:1/webhooks/kie/42/1/mac");
        JsonNode tasks = kie.get("/__admin/tasks?callBackUrl=/kie/42/");
        assertThat(tasks.path("count").asInt()).isEqualTo(1);
        assertThat(tasks.toString()).doesNotContain("private words");
        assertThat(kie.get("/__admin/tasks?callBackUrl=/kie/43/").path("count").asInt())
                .isZero();
    }

    private String complaint(JsonNode body) {
        JsonNode answer = kie.post("/api/v1/jobs/createTask", body);
        assertThat(answer.path("code").asInt()).isEqualTo(422);
        return answer.path("msg").asString();
    }

    private static ObjectNode with(String field, String value) {
        ObjectNode body = Caller.task("z-image", "x");
        ((ObjectNode) body.path("input")).put(field, value);
        return body;
    }

    private BigDecimal credit() {
        return kie.get("/api/v1/chat/credit").path("data").decimalValue();
    }

    private void restart(Options options) {
        standIn.close();
        standIn = KieStandIn.start(options);
        kie = new Caller(standIn, "any");
    }
}

package dev.loggia.sandbox.kie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.sandbox.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class FaultsTest {
    private final KieStandIn standIn = KieStandIn.start(
            Options.fast().toBuilder().webhookHmacKey("key").rateLimit(0).build());
    private final Caller kie = new Caller(standIn, "any");
    private Receiver receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        standIn.close();
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 422, 429, 433, 455, 500, 501, 505, 550})
    void refusesWithTheCodeAskedFor(int code) {
        JsonNode answer = kie.create("please [sim:" + code + "] now");
        assertThat(answer.path("code").asInt()).isEqualTo(code);
        assertThat(answer.path("msg").asString()).isNotBlank();
        assertThat(kie.tasks().path("count").asInt()).isZero();
    }

    @Test
    void refusesOnlyTheFirstTimesWhenCounted() {
        assertThat(kie.create("once [sim:429x1]").path("code").asInt()).isEqualTo(429);
        assertThat(kie.create("once [sim:429x1]").path("code").asInt()).isEqualTo(200);
        assertThat(kie.create("other [sim:429x1]").path("code").asInt()).isEqualTo(429);
    }

    @Test
    void failsAtTheEnd() {
        JsonNode failed = kie.ended(kie.accepted("[sim:fail]"));
        assertThat(failed.path("state").asString()).isEqualTo("fail");
        assertThat(failed.path("failCode").asString()).isEqualTo("500");
        assertThat(kie.ended(kie.accepted("[sim:policy]")).path("failCode").asString())
                .isEqualTo("400");
        assertThat(kie.create("[sim:refuse]").path("code").asInt()).isEqualTo(422);
    }

    @Test
    void acceptsButSaysNothingWhenTheAnswerIsLost() {
        lost("[sim:lost]", "/lost");
        lost("[sim:lost-silent]", "/silent");
        lost("[sim:lost-none]", "/none");
        Awaitility.await().until(() -> receiver.calls().size() == 1);
        assertThat(receiver.calls().get(0).path()).isEqualTo("/lost");
        assertThat(kie.tasks().path("count").asInt()).isEqualTo(2);
    }

    @Test
    void answersGarbage() {
        var answer = kie.raw("/api/v1/jobs/createTask", Caller.task("z-image", "[sim:garbage]"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("<!doctype html>");
        assertThat(kie.tasks().path("count").asInt()).isZero();
    }

    @Test
    void spoilsResults() throws Exception {
        JsonNode none = kie.ended(kie.accepted("[sim:no-urls]"));
        assertThat(none.path("resultJson").asString()).isEqualTo("{\"resultUrls\":[]}");
        var page = kie.fetch(kie.result(kie.ended(kie.accepted("[sim:badmedia]"))));
        assertThat(page.headers().firstValue("content-type")).contains("image/png");
        assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("<script>");
        assertThat(kie.fetch(kie.result(kie.ended(kie.accepted("[sim:expired]"))))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void callsBackTwiceEarlyOrNever() {
        kie.create("[sim:cb-dup]", receiver.url("/dup"));
        kie.create("[sim:cb-none]", receiver.url("/none"));
        Awaitility.await().until(() -> receiver.calls().size() == 2);
        assertThat(receiver.calls()).extracting(Receiver.Call::path).containsExactly("/dup", "/dup");
        kie.create("[sim:cb-early]", receiver.url("/early"));
        assertThat(receiver.calls()).extracting(Receiver.Call::path).contains("/early");
    }

    @Test
    void callsBackLongAfterTheEnd() {
        String taskId = kie.create("[sim:cb-slow]", receiver.url("/slow"))
                .path("data")
                .path("taskId")
                .asString();
        Instant end =
                Instant.ofEpochMilli(kie.ended(taskId).path("completeTime").asLong());
        Awaitility.await().until(() -> receiver.calls().size() == 1);
        // Half a minute at the pace of these tests is 660 ms.
        assertThat(receiver.calls().get(0).at()).isAfter(end.plusMillis(600));
    }

    @Test
    void isImpersonatedBeforeTheRealCallback() {
        String taskId = kie.create("[sim:cb-forged]", receiver.url("/f"))
                .path("data")
                .path("taskId")
                .asString();
        Awaitility.await().until(() -> receiver.calls().size() == 3);
        var forged = receiver.calls().subList(0, 2);
        assertThat(forged)
                .allSatisfy(call ->
                        assertThat(call.data().path("resultJson").asString()).contains("attacker.invalid"));
        assertThat(forged).anySatisfy(call -> {
            assertThat(call.data().path("taskId").asString()).isEqualTo(taskId);
            assertThat(call.headers()).doesNotContainKey("X-webhook-signature");
        });
        assertThat(forged)
                .anySatisfy(call ->
                        assertThat(call.data().path("taskId").asString()).isNotEqualTo(taskId));
        assertThat(receiver.calls().get(2).data().path("resultJson").asString()).contains(taskId);
    }

    @Test
    void takesFaultsFromTheAdminQueueThenTheDefault() {
        order(1, "455");
        order(0, "433");
        assertThat(kie.create("a").path("code").asInt()).isEqualTo(455);
        assertThat(kie.create("b").path("code").asInt()).isEqualTo(433);
        assertThat(kie.create("c").path("code").asInt()).isEqualTo(433);
        order(0);
        assertThat(kie.create("d").path("code").asInt()).isEqualTo(200);
        ObjectNode unknown = Json.object();
        unknown.putArray("faults").add("nonsense");
        assertThat(kie.raw("/__admin/faults", unknown).statusCode()).isEqualTo(422);
    }

    @Test
    void refusesPollsThreeTimes() {
        String taskId = kie.accepted("[sim:poll-500]");
        Awaitility.await().until(() -> kie.record(taskId).path("code").asInt() == 500);
        assertThat(kie.ended(taskId).path("state").asString()).isEqualTo("success");
    }

    private void lost(String prompt, String path) {
        assertThatThrownBy(() -> kie.create(prompt, receiver.url(path))).isInstanceOf(UncheckedIOException.class);
    }

    private void order(int count, String... faults) {
        ObjectNode body = Json.object().put("count", count);
        var list = body.putArray("faults");
        for (String fault : faults) {
            list.add(fault);
        }
        kie.post("/__admin/faults", body);
    }
}

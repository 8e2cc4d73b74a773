package dev.loggia.sandbox.kie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CallbacksTest {
    private final KieStandIn standIn =
            KieStandIn.start(Options.fast().toBuilder().webhookHmacKey("secret").build());
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

    @Test
    void signsTaskIdAndTimestamp() {
        assertThat(Signature.of("kie-test-key", "task_kat_0001", 1700000000))
                .isEqualTo("UAdIYeycao9Gzr82Antx68ygTq52Xqcmj7zsiKJK8+g=");
    }

    @Test
    void tellsASuccess() {
        String taskId = kie.create("tell me", receiver.url("/cb"))
                .path("data")
                .path("taskId")
                .asString();
        Receiver.Call call = only();
        assertThat(call.body().path("code").asInt()).isEqualTo(200);
        assertThat(call.body().path("msg").asString()).isEqualTo("Playground task completed successfully.");
        assertThat(Caller.names(call.data()))
                .containsExactlyInAnyOrder(
                        "taskId",
                        "model",
                        "state",
                        "param",
                        "resultJson",
                        "costTime",
                        "createTime",
                        "completeTime",
                        "updateTime",
                        "creditsConsumed");
        assertThat(call.data().path("state").asString()).isEqualTo("success");
        String timestamp = String.valueOf(call.headers().getFirst("X-Webhook-Timestamp"));
        assertThat(Long.parseLong(timestamp))
                .isCloseTo(Instant.now().getEpochSecond(), org.assertj.core.data.Offset.offset(20L));
        assertThat(call.headers().getFirst("X-Webhook-Signature"))
                .isEqualTo(Signature.of("secret", taskId, Long.parseLong(timestamp)));
    }

    @Test
    void tellsAFailure() {
        kie.create("[sim:policy]", receiver.url("/cb"));
        JsonNode body = only().body();
        assertThat(body.path("code").asInt()).isEqualTo(501);
        assertThat(body.path("data").path("state").asString()).isEqualTo("fail");
        assertThat(body.path("data").path("failCode").asString()).isEqualTo("400");
        assertThat(body.path("data").path("creditsConsumed").asInt()).isZero();
        assertThat(body.path("data").has("resultJson")).isFalse();
    }

    @Test
    void triesAgainUntilItIsHeard() {
        receiver.failNext(2);
        kie.create("listen", receiver.url("/cb"));
        Awaitility.await().until(() -> receiver.calls().size() == 3);
        Awaitility.await().until(() -> kie.tasks().toString().contains("\"status\":200"));
    }

    @Test
    void givesUpAfterThreeRetries() {
        receiver.failNext(100);
        kie.create("nobody hears", receiver.url("/cb"));
        Awaitility.await().until(() -> receiver.calls().size() == 4);
        Awaitility.await()
                .during(Duration.ofMillis(900))
                .atMost(Duration.ofSeconds(60))
                .until(() -> receiver.calls().size() == 4);
    }

    private Receiver.Call only() {
        Awaitility.await().until(() -> receiver.calls().size() == 1);
        return receiver.calls().get(0);
    }
}

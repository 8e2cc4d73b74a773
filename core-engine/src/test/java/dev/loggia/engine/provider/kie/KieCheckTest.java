package dev.loggia.engine.provider.kie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.provider.BalanceResult;
import dev.loggia.engine.provider.ProviderFailure;
import dev.loggia.engine.provider.TaskResult;
import dev.loggia.engine.quota.SharedPace;
import dev.loggia.engine.testing.TestClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KieCheckTest {
    private final WireServer server = new WireServer();
    private final KieFixture kie = new KieFixture(server.address());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksForTheTaskByItsEscapedId() {
        server.json("{\"code\":200,\"data\":{\"state\":\"waiting\"}}");

        kie.provider.check("t&x=1/2");

        assertThat(server.lastRequest().line()).isEqualTo("GET /api/v1/jobs/recordInfo?taskId=t%26x%3D1%2F2 HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"waiting", "queuing", "generating", "dreaming", ""})
    void everyStateThatIsNotFinalIsPending(String state) {
        assertThat(check(Map.of("taskId", "t", "state", state))).isEqualTo(new TaskResult.Pending(null));
    }

    @ParameterizedTest
    @CsvSource({"40, 40", "0.35, 35", "1.00, 100", "1, 1", "250, 100"})
    void readsProgressAsPercentOrAsAShare(String progress, int percent) {
        assertThat(check(Map.of("state", "generating", "progress", progress)))
                .isEqualTo(new TaskResult.Pending(percent));
    }

    @Test
    void readsResultsCostAndCallbackAddress() {
        String param = KieJson.write(Map.of(
                "model", "z-image",
                "callBackUrl", "https://loggia.example.org/webhooks/kie/1/2/3",
                "input", KieJson.write(Map.of("prompt", "quote \" and \\ backslash"))));

        TaskResult result = check(Map.of(
                "state",
                "success",
                "param",
                param,
                "resultJson",
                "{\"resultUrls\":[\"https://a.example/1.png\",\"https://a.example/2.png\"]}",
                "creditsConsumed",
                new java.math.BigDecimal("0.8")));

        assertThat(result)
                .isEqualTo(new TaskResult.Succeeded(
                        List.of(URI.create("https://a.example/1.png"), URI.create("https://a.example/2.png")),
                        4_000L,
                        URI.create("https://loggia.example.org/webhooks/kie/1/2/3")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resultUrls\":\"https://a.example/r\"}",
                "{\"resultObject\":{\"url\":\"https://a.example/r\"}}",
                "{\"resultObject\":\"{\\\"videoUrl\\\":\\\"https://a.example/r\\\"}\"}",
                "{\"images\":[{\"url\":\"https://a.example/r\"}]}",
                "{\"lastFrameUrl\":\"https://a.example/l\",\"resultWaterMarkUrls\":[\"https://a.example/w\"],"
                        + "\"resultUrls\":[\"https://a.example/r\"]}",
                "[\"https://a.example/r\"]"
            })
    void findsResultsWhereModelsPutThem(String resultJson) {
        assertThat(check(Map.of("state", "success", "resultJson", resultJson)))
                .isEqualTo(new TaskResult.Succeeded(List.of(URI.create("https://a.example/r")), null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "not json",
                "{\"resultUrls\":[]}",
                "{\"resultUrls\":[\"\",\"file:///etc/passwd\",\"javascript:1\",\"https:///\",7,null]}"
            })
    void aSuccessWithoutResultsIsAFailure(String resultJson) {
        assertThat(check(Map.of("state", "success", "resultJson", resultJson, "creditsConsumed", 4)))
                .isEqualTo(new TaskResult.Failed("no_results", false, 20_000L));
    }

    @ParameterizedTest
    @CsvSource({"400, 400, true", "422, 422, true", "500, 500, false", "'', fail, false", "'a sentence', fail, false"})
    void theFailCodeTellsWhoIsAtFault(String failCode, String code, boolean refused) {
        assertThat(check(Map.of("state", "fail", "failCode", failCode, "failMsg", "x", "creditsConsumed", 0)))
                .isEqualTo(new TaskResult.Failed(code, refused, 0L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":422,\"message\":\"recordInfo is null\",\"data\":null}",
                "{\"code\":404,\"msg\":\"not found\"}",
                "{\"code\":200,\"msg\":\"success\",\"data\":null}",
                "{\"code\":200,\"message\":\"recordInfo is null\"}"
            })
    void aTaskThatIsNotThereIsUnknown(String answer) {
        server.json(answer);

        assertThat(kie.provider.check("t")).isEqualTo(new TaskResult.Unknown());
    }

    @ParameterizedTest
    @CsvSource({
        "400, Refused",
        "401, Unavailable",
        "402, Unavailable",
        "429, RetryLater",
        "433, Unavailable",
        "455, RetryLater",
        "500, RetryLater",
        "505, Unavailable",
        "777, Unreadable"
    })
    void aFailedQuestionIsNoAnswer(int code, String kind) {
        server.json("{\"code\":" + code + ",\"data\":null}");

        assertThat(kie.provider.check("t")).isInstanceOfSatisfying(TaskResult.NotAnswered.class, answer -> assertThat(
                        answer.failure().getClass().getSimpleName())
                .isEqualTo(kind));
    }

    @Test
    void aFailedGenerationMayComeUnderItsOwnCode() {
        server.json("{\"code\":501,\"data\":null}")
                .json("{\"code\":501,\"data\":{\"state\":\"fail\",\"failCode\":\"400\"}}");

        assertThat(kie.provider.check("t")).isEqualTo(new TaskResult.Failed("501", false, null));
        assertThat(kie.provider.check("t")).isEqualTo(new TaskResult.Failed("400", true, null));
    }

    @Test
    void anotherTasksRecordIsNotTaken() {
        assertThat(check(Map.of("taskId", "other", "state", "success")))
                .isEqualTo(new TaskResult.NotAnswered(new ProviderFailure.Unreadable("other_task")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e999999999", "1e-999999999", "9999999999999999999999", "\"many\"", "null", "{}"})
    void aCostThatMakesNoSenseIsNoCost(String credits) {
        server.json("{\"code\":200,\"data\":{\"state\":\"fail\",\"creditsConsumed\":" + credits + "}}");

        assertThat(kie.provider.check("t")).isEqualTo(new TaskResult.Failed("fail", false, null));
    }

    @ParameterizedTest
    @CsvSource({"100, 500000", "17.5, 87500", "0.00019, 0", "-3, -15000", "'\"12\"', 60000"})
    void readsTheBalanceRoundedDown(String credits, long usdMicros) {
        server.json("{\"code\":200,\"msg\":\"success\",\"data\":" + credits + "}");

        assertThat(kie.provider.balance()).isEqualTo(new BalanceResult.Known(usdMicros));
        assertThat(server.lastRequest().line()).startsWith("GET /api/v1/chat/credit ");
    }

    @Test
    void queriesKeepToTheirPaceAndGiveUpWhenItTakesTooLong() {
        TestClock clock = new TestClock(Instant.parse("2026-03-29T00:59:59Z"));
        QueryPace pace =
                new QueryPace(SharedPace.ofThisNode(10, clock), nanos -> clock.advance(Duration.ofNanos(nanos)));
        Instant start = clock.instant();
        for (int i = 0; i < 18; i++) {
            assertThat(pace.enter()).isTrue();
        }
        assertThat(Duration.between(start, clock.instant()))
                .isEqualTo(Duration.ofSeconds(2)); // 2 at once, then 8 a second

        QueryPace stuck = new QueryPace(SharedPace.ofThisNode(1, new TestClock(start)), wait -> {});
        assertThat(List.of(stuck.enter(), stuck.enter(), stuck.enter(), stuck.enter()))
                .containsExactly(true, true, true, false);
    }

    private TaskResult check(Map<String, ? extends @Nullable Object> data) {
        server.json(KieJson.write(Map.of("code", 200, "message", "success", "data", data)));
        return kie.provider.check("t");
    }
}

package dev.loggia.portal.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.portal.testing.PortalTest;
import dev.loggia.portal.testing.Views;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LongPollsTest extends PortalTest {
    private final GenerationId id = GenerationId.random();

    @BeforeEach
    void acceptAsRunning() {
        engine.accepting = it -> new SubmitOutcome.Accepted(
                id, 1, null, 4, false, true, it.requester().owner());
        engine.put(Views.running(id));
    }

    @Test
    void answersWithThePlansShapeAsSoonAsItIsDone() throws Exception {
        CompletableFuture<HttpResponse<String>> answer = waiting("wait=20");
        await().until(() -> engine.watchersOf(id) > 0);
        MediaAsset asset = Views.video(10, null, null);
        engine.put(Views.succeeded(id, asset));

        HttpResponse<String> response = answer.get();

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode body = json(response);
        assertThat(body.path("success").asBoolean()).isTrue();
        assertThat(body.path("id").asString()).isEqualTo(id.toString());
        assertThat(body.path("result").get(0).asString())
                .isEqualTo("http://127.0.0.1:" + port() + "/media/" + asset.id());
        assertThat(body.path("message").asString())
                .isEqualTo("Free generation complete! Sign up for unlimited access.");
        assertThat(response.headers().firstValue("Set-Cookie")).isPresent();
        assertThat(engine.watchersOf(id)).isZero();
    }

    @Test
    void answers202WhenItTakesLonger() throws Exception {
        HttpResponse<String> response = waiting("respond-async, wait=1").get();

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("Preference-Applied")).hasValue("wait");
        assertThat(engine.watchersOf(id)).isZero();
    }

    @Test
    void aFailureIsAProblemThatSaysItCostNothing() throws Exception {
        engine.put(Views.failed(id, "The provider failed. It cost nothing."));

        HttpResponse<String> response = waiting("wait=20").get();

        assertThat(response.statusCode()).isEqualTo(502);
        JsonNode body = json(response);
        assertThat(body.path("code").asString()).isEqualTo("generation_failed");
        assertThat(body.path("failureCode").asString()).isEqualTo("provider");
        assertThat(body.path("message").asString()).contains("cost nothing");
        assertThat(body.path("instance").asString()).startsWith("urn:loggia:trace:");
    }

    @Test
    void aLostWakeUpDelaysButDoesNotLose() throws Exception {
        CompletableFuture<HttpResponse<String>> answer = waiting("wait=20");
        await().until(() -> engine.watchersOf(id) > 0);
        engine.generations.put(id, Views.succeeded(id, Views.video(10, null, null)));

        assertThat(answer.get().statusCode()).isEqualTo(200);
    }

    @Test
    void moreWaitThanThereAreThreads() {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answers.add(waiting("wait=20"));
        }
        await().atMost(Duration.ofSeconds(15)).until(() -> engine.watchersOf(id) == 40);
        engine.put(Views.succeeded(id, Views.video(10, null, null)));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.get().statusCode()).isEqualTo(200));
    }

    @Test
    void preferencesThatCannotBeReadAreIgnored() {
        Duration max = Duration.ofSeconds(60);
        assertThat(PreferHeader.waiting("wait=30", max)).isEqualTo(Duration.ofSeconds(30));
        assertThat(PreferHeader.waiting("respond-async; foo=1, WAIT = \"5\"", max))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(PreferHeader.waiting("wait=100000", max)).isEqualTo(max);
        for (String prefer : List.of("", "wait", "wait=", "wait=-1", "wait=1e3", "wait=99999999999", "waiting=5")) {
            assertThat(PreferHeader.waiting(prefer, max)).as(prefer).isZero();
        }
    }

    private CompletableFuture<HttpResponse<String>> waiting(String prefer) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return post("/api/generate/free/image", "{\"prompt\": \"a\"}", "Prefer", prefer);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                task -> {
                    Thread thread = new Thread(task);
                    thread.setDaemon(true);
                    thread.start();
                });
    }
}

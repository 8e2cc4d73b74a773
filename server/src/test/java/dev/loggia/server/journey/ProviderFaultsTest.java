package dev.loggia.server.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Each way the provider and its callbacks can go wrong, over the wire: the end it leads to, and what it costs. */
class ProviderFaultsTest {
    @TempDir
    private static Path folder;

    private static Loggia loggia;

    @BeforeAll
    static void start() {
        loggia = Loggia.start(
                folder,
                "--loggia.quota.images-per-day=1000",
                "--loggia.rates.generate.free-burst=1000",
                "--loggia.generation.image-uncertainty=3s",
                "--loggia.generation.resubmissions=1",
                "--loggia.generation.longest-pause=300ms",
                "--loggia.generation.store-attempts=2",
                "--loggia.kie.connect-timeout=1s",
                "--loggia.kie.request-timeout=20s",
                "--loggia.generation.admission.per-window=1000");
    }

    @AfterAll
    static void breaksNoInvariant() {
        assertThat(loggia.auditFindings()).isEmpty();
        loggia.close();
    }

    @ParameterizedTest(name = "{0} ends {1} {2}")
    @CsvSource({
        // Codes at createTask, each HTTP 200 with a code in the body.
        "[sim:422], failed, prompt_refused",
        "[sim:400], failed, prompt_refused",
        "[sim:451], failed, prompt_refused",
        "[sim:501], failed, provider_failed",
        "[sim:408], failed, provider_failed",
        "[sim:429x1], succeeded,",
        "[sim:455x1], succeeded,",
        "[sim:500x1], succeeded,",
        "[sim:550x1], succeeded,",
        // The task itself.
        "[sim:fail], failed, provider_failed",
        "[sim:policy], failed, prompt_refused",
        "[sim:no-urls], failed, provider_failed",
        "[sim:badmedia], failed, result_unusable",
        "[sim:expired], failed, result_lost",
        // Answers that get lost: the callback names the task, or the attempt is made again.
        "[sim:lost], succeeded,",
        "[sim:lost-nonex1], succeeded,",
        "[sim:lost-none], failed, answer_lost",
        "[sim:lost-silentx1], succeeded,",
        "[sim:garbagex1], succeeded,",
        // Callbacks.
        "[sim:cb-dup], succeeded,",
        "[sim:cb-early], succeeded,",
        "[sim:cb-forged], succeeded,",
        "[sim:cb-slow], succeeded,",
        "[sim:cb-none], succeeded,",
    })
    void eachFaultEndsRightAndWhatFailsIsFree(String trigger, String state, String failure) {
        long usedBefore = used();
        String prompt = "a boat " + trigger + " " + UUID.randomUUID();
        JsonNode accepted = loggia.accepted("image", prompt);

        JsonNode ended = loggia.awaitEnd(accepted.path("id").asString());

        assertThat(ended.path("state").asString()).isEqualTo(state);
        if (failure != null) {
            assertThat(ended.path("failure").path("code").asString()).isEqualTo(failure);
        }
        assertThat(used()).isEqualTo(usedBefore + (state.equals("succeeded") ? 1 : 0));
    }

    @Test
    void aForgedCallbackChangesNothing() {
        JsonNode accepted = loggia.accepted("image", "a boat [sim:slow] [sim:cb-none]");
        String id = accepted.path("id").asString();
        String body = "{\"code\":200,\"data\":{\"taskId\":\"someone-elses\",\"state\":\"success\","
                + "\"resultJson\":\"{\\\"resultUrls\\\":[\\\"http://evil.example/x.png\\\"]}\"}}";

        assertThat(loggia.post("/webhooks/kie/" + id + "/1/AAAAAAAAAAAAAAAAAAAAAA", body)
                        .statusCode())
                .isEqualTo(401);
        assertThat(loggia.post("/webhooks/kie/" + UUID.randomUUID() + "/1/AAAAAAAAAAAAAAAAAAAAAA", body)
                        .statusCode())
                .isEqualTo(401);
        assertThat(loggia.database().number("select count(*) from provider_callback where task_id = 'someone-elses'"))
                .isZero();
        assertThat(loggia.awaitEnd(id).path("state").asString()).isEqualTo("succeeded");
    }

    @ParameterizedTest(name = "{0} is the operator's problem and free")
    @CsvSource({"[sim:401]", "[sim:402]", "[sim:433]", "[sim:505]"})
    void aProviderThatRefusesTheOperatorCostsNothingAndStopsSelling(String trigger) {
        long usedBefore = used();
        JsonNode accepted = loggia.accepted("image", "a boat " + trigger);
        JsonNode ended = loggia.awaitEnd(accepted.path("id").asString());
        assertThat(ended.path("failure").path("code").asString()).isEqualTo("provider_unavailable");
        assertThat(used()).isEqualTo(usedBefore);
        await().until(() -> loggia.ask("image", "a boat", "{}", false).statusCode() >= 429);
        sellAgain();
    }

    /** As when a minute is over, which is how long nothing is sold. */
    private static void sellAgain() {
        loggia.database().jdbi().useHandle(handle -> handle.execute("update provider_gate set paused_until = null"));
        await().until(() -> loggia.ask("image", "a boat", "{}", false).statusCode() == 202);
        await().until(() -> loggia.database()
                        .number(
                                "select count(*) from generation where state not in ('SUCCEEDED', 'FAILED', 'CANCELLED')")
                == 0);
    }

    private static long used() {
        return loggia.database().number("select coalesce(max(used), 0) from free_quota where subject like 'visitor:%'");
    }
}

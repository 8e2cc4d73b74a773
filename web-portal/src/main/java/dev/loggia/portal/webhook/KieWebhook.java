package dev.loggia.portal.webhook;

import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.Sha256;
import dev.loggia.engine.provider.CallbackReading;
import dev.loggia.engine.provider.CallbackVerification;
import dev.loggia.engine.provider.TaskCallback;
import dev.loggia.portal.webhook.WebhookAnswer.Result;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * KIE.AI says that a task has ended (docs.kie.ai, webhook pages). It only wakes the job: nothing in the body is believed. Who
 * cannot prove to be KIE learns nothing, not even whether the generation exists.
 */
@Hidden
@RestController
class KieWebhook {
    private static final String PROVIDER = "kie";
    private static final WebhookAnswer TAKEN = new WebhookAnswer(
            Result.GENUINE,
            ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Map.of("code", 200, "msg", "success")));
    private static final WebhookAnswer FORGED = WebhookAnswer.of(Result.FORGED, 401);
    private static final WebhookAnswer UNREADABLE = WebhookAnswer.of(Result.UNREADABLE, 400);

    private final WebhookCalls calls;
    private final CallbackVerification verification;
    private final Generations generations;

    KieWebhook(WebhookCalls calls, CallbackVerification verification, Generations generations) {
        this.calls = calls;
        this.verification = verification;
        this.generations = generations;
    }

    @PostMapping(path = "/webhooks/kie/{generation}/{attempt}/{mac}")
    ResponseEntity<Object> called(
            @PathVariable String generation,
            @PathVariable String attempt,
            @PathVariable String mac,
            HttpServletRequest request) {
        return calls.answer(PROVIDER, request, call -> {
            Optional<GenerationId> id = GenerationId.find(generation);
            if (id.isEmpty() || !attempt.matches("[1-9][0-9]{0,3}") || mac.length() > 200) {
                return FORGED;
            }
            return take(id.get(), Integer.parseInt(attempt), mac, call);
        });
    }

    private WebhookAnswer take(GenerationId id, int attempt, String mac, RawWebhook call) {
        byte[] body = call.body();
        CallbackReading reading = verification.read(id, attempt, mac, call.headers(), body);
        if (reading instanceof CallbackReading.Genuine genuine) {
            generations.providerCalled(new TaskCallback(PROVIDER, id, attempt, genuine.taskId(), Sha256.hex(body)));
            return TAKEN;
        }
        return reading instanceof CallbackReading.Unreadable ? UNREADABLE : FORGED;
    }
}

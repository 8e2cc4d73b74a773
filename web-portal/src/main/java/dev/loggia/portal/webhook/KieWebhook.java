package dev.loggia.portal.webhook;

import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.provider.CallbackReading;
import dev.loggia.engine.provider.CallbackVerification;
import dev.loggia.engine.quota.RateDecision;
import dev.loggia.engine.quota.RateLimit;
import dev.loggia.engine.quota.RateLimits;
import dev.loggia.portal.problem.ProblemException;
import dev.loggia.portal.visitor.ClientKeys;
import dev.loggia.portal.web.BodyReader;
import dev.loggia.portal.web.PortalProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
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
    private static final Map<String, Object> RECEIVED = Map.of("code", 200, "msg", "success");

    private final Generations generations;
    private final RateLimits limits;
    private final CallbackVerification verification;
    private final ClientKeys clients;
    private final PortalProperties properties;
    private final MeterRegistry metrics;

    KieWebhook(
            Generations generations,
            RateLimits limits,
            CallbackVerification verification,
            ClientKeys clients,
            PortalProperties properties,
            MeterRegistry metrics) {
        this.generations = generations;
        this.limits = limits;
        this.verification = verification;
        this.clients = clients;
        this.properties = properties;
        this.metrics = metrics;
    }

    @PostMapping(path = "/webhooks/kie/{generation}/{attempt}/{mac}")
    ResponseEntity<Map<String, Object>> called(
            @PathVariable String generation,
            @PathVariable String attempt,
            @PathVariable String mac,
            HttpServletRequest request)
            throws IOException {
        String client = "callback:" + clients.of(request).narrow();
        if (limits.tryAcquire(RateLimit.CALLBACK, client) instanceof RateDecision.Limited limited) {
            return answer(
                    "limited",
                    ResponseEntity.status(429)
                            .header(
                                    "Retry-After",
                                    Long.toString(limited.retryAfter().toSeconds() + 1)));
        }
        Optional<GenerationId> id = GenerationId.find(generation);
        if (id.isEmpty() || !attempt.matches("[1-9][0-9]{0,3}") || mac.length() > 200) {
            return answer("forged", ResponseEntity.status(401));
        }
        byte[] body;
        try {
            body = BodyReader.read(
                    request.getInputStream(),
                    request.getContentLengthLong(),
                    properties.maxCallbackBody().toBytes(),
                    properties.bodyTimeout());
        } catch (ProblemException e) {
            return answer("refused", ResponseEntity.status(e.problem().type().status()));
        }
        return settle(id.get(), Integer.parseInt(attempt), mac, headers(request), body);
    }

    private ResponseEntity<Map<String, Object>> settle(
            GenerationId id, int attempt, String mac, Map<String, String> headers, byte[] body) {
        CallbackReading reading = verification.read(id, attempt, mac, headers, body);
        if (reading instanceof CallbackReading.Genuine genuine) {
            generations.providerCalled(id, attempt, genuine.taskId());
            count("genuine");
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(RECEIVED);
        }
        return reading instanceof CallbackReading.Unreadable
                ? answer("unreadable", ResponseEntity.badRequest())
                : answer("forged", ResponseEntity.status(401));
    }

    private ResponseEntity<Map<String, Object>> answer(String result, ResponseEntity.HeadersBuilder<?> builder) {
        count(result);
        return builder.build();
    }

    private void count(String result) {
        metrics.counter("loggia.webhook.calls", "provider", "kie", "result", result)
                .increment();
    }

    /** One value a name; a name that comes twice proves nothing and is left out. */
    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            var values = Collections.list(request.getHeaders(name));
            if (values.size() == 1) {
                headers.put(name.toLowerCase(Locale.ROOT), values.get(0));
            }
        }
        return headers;
    }
}

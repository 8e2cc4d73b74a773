package dev.loggia.portal.webhook;

import dev.loggia.engine.quota.RateDecision;
import dev.loggia.engine.quota.RateLimit;
import dev.loggia.engine.quota.RateLimits;
import dev.loggia.portal.problem.ProblemException;
import dev.loggia.portal.visitor.ClientKeys;
import dev.loggia.portal.web.PortalProperties;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * The one way in for providers that call: limited by address, read within limits, counted by how it ended. What is left for each
 * provider's controller is to check the signature over the raw bytes, to keep the event and to answer as the provider expects.
 */
@Component
class WebhookCalls {
    private static final RateLimit CALLS = new RateLimit("callback", 600, 300);

    private final RateLimits limits;
    private final ClientKeys clients;
    private final PortalProperties properties;
    private final MeterRegistry metrics;

    WebhookCalls(RateLimits limits, ClientKeys clients, PortalProperties properties, MeterRegistry metrics) {
        this.limits = limits;
        this.clients = clients;
        this.properties = properties;
        this.metrics = metrics;
    }

    /** @param take decides; it answers {@link WebhookAnswer.Result#GENUINE} only once the event is kept */
    ResponseEntity<Object> answer(
            String provider, HttpServletRequest request, Function<RawWebhook, WebhookAnswer> take) {
        String client = "callback:" + clients.of(request).narrow();
        if (limits.tryAcquire(CALLS, client) instanceof RateDecision.Limited limited) {
            count(provider, "limited");
            return ResponseEntity.status(429)
                    .header("Retry-After", Long.toString(limited.retryAfter().toSeconds() + 1))
                    .build();
        }
        try {
            WebhookAnswer answer = take.apply(
                    new RawWebhook(request, properties.maxCallbackBody().toBytes(), properties.bodyTimeout()));
            count(provider, answer.result().wireName());
            return answer.response();
        } catch (ProblemException e) {
            count(provider, "refused");
            return ResponseEntity.status(e.problem().type().status()).build();
        }
    }

    private void count(String provider, String result) {
        metrics.counter("loggia.webhook.calls", "provider", provider, "result", result)
                .increment();
    }
}

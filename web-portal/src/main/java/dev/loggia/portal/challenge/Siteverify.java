package dev.loggia.portal.challenge;

import dev.loggia.engine.http.HttpCall;
import dev.loggia.engine.http.HttpReply;
import dev.loggia.engine.http.NoReplyException;
import dev.loggia.engine.http.OutboundHttp;
import dev.loggia.engine.http.OutboundSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turnstile's siteverify (developers.cloudflare.com/turnstile/get-started/server-side-validation, 2026-11). Cloudflare lets
 * a token count once; an internal error is asked again with the same idempotency key. The visitor's address is not sent.
 * Neither token nor answer is ever logged.
 */
final class Siteverify {
    private static final Logger LOG = LoggerFactory.getLogger(Siteverify.class);
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final TurnstileProperties properties;
    private final OutboundHttp http;

    Siteverify(TurnstileProperties properties, MeterRegistry meters) {
        this.properties = properties;
        this.http = new OutboundHttp(
                OutboundSettings.api("turnstile", properties.timeout(), properties.timeout(), LARGEST_ANSWER), meters);
    }

    /** What Cloudflare says, and whether it says it about us. */
    enum Verdict {
        PASSED,
        /** Not solved, too old, or counted before. */
        REFUSED,
        /** Solved on another site or for another purpose. */
        ELSEWHERE,
        /** Cloudflare did not say. */
        UNANSWERED,
        /** Cloudflare does not know our secret. */
        MISCONFIGURED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Verdict ask(String token) {
        long deadline = System.nanoTime() + properties.timeout().toNanos();
        String question = "secret=" + encoded(properties.secretKey()) + "&response=" + encoded(token)
                + "&idempotency_key=" + UUID.randomUUID();
        Verdict verdict = askOnce(question, deadline);
        return verdict == Verdict.UNANSWERED && System.nanoTime() < deadline ? askOnce(question, deadline) : verdict;
    }

    private Verdict askOnce(String question, long deadline) {
        HttpCall call = HttpCall.post(
                properties.siteverify(),
                "application/x-www-form-urlencoded",
                question.getBytes(StandardCharsets.US_ASCII));
        try {
            return verdict(read(http.exchange(call, Duration.ofNanos(deadline - System.nanoTime()))));
        } catch (NoReplyException e) {
            LOG.warn("Turnstile did not answer: {}", e.why());
            return Verdict.UNANSWERED;
        }
    }

    private static JsonNode read(HttpReply reply) {
        try {
            return JsonMapper.shared().readTree(reply.body());
        } catch (JacksonException e) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    private Verdict verdict(JsonNode answer) {
        if (answer.path("success").asBoolean(false)) {
            boolean ours =
                    properties.hostnames().contains(answer.path("hostname").asString(""))
                            && Challenges.ACTION.equals(answer.path("action").asString(""));
            return ours ? Verdict.PASSED : Verdict.ELSEWHERE;
        }
        String code = answer.path("error-codes").path(0).asString("internal-error");
        return switch (code) {
            case "internal-error" -> Verdict.UNANSWERED;
            case "missing-input-secret", "invalid-input-secret" -> {
                LOG.error("Turnstile refuses TURNSTILE_SECRET_KEY; nobody can answer a challenge until it is right");
                yield Verdict.MISCONFIGURED;
            }
            default -> Verdict.REFUSED;
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

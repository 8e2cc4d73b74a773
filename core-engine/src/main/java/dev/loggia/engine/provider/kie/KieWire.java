package dev.loggia.engine.provider.kie;

import dev.loggia.engine.http.HttpCall;
import dev.loggia.engine.http.HttpReply;
import dev.loggia.engine.http.NoReplyException;
import dev.loggia.engine.http.OutboundHttp;
import dev.loggia.engine.http.OutboundSettings;
import dev.loggia.engine.http.RetryAfter;
import dev.loggia.engine.provider.ProviderFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * One call to the API: its envelope, or why there is none. The log and the timer {@code loggia.provider.call} name the call, the
 * code and the duration, never what was sent or answered.
 */
final class KieWire {
    private static final Logger log = LoggerFactory.getLogger(KieWire.class);
    private static final Duration RECONNECT = Duration.ofSeconds(5);

    private final KieProperties properties;
    private final URI base;
    private final String authorization;
    private final OutboundHttp http;
    private final MeterRegistry meters;
    private final InstantSource clock;

    KieWire(KieProperties properties, MeterRegistry meters, InstantSource clock) {
        this.properties = properties;
        this.base = properties.base();
        this.authorization = "Bearer " + properties.checkedApiKey();
        this.meters = meters;
        this.clock = clock;
        this.http = new OutboundHttp(
                OutboundSettings.api(
                        "kie",
                        properties.connectTimeout(),
                        properties.requestTimeout(),
                        properties.maxAnswer().toBytes()),
                meters);
    }

    /** What came back. */
    sealed interface Reply {
        /** An envelope; {@code data} is a missing or null node when it has none. */
        record Envelope(int code, JsonNode data, @Nullable Duration retryAfter) implements Reply {}

        /** None. */
        record Nothing(ProviderFailure failure) implements Reply {}
    }

    Reply post(String call, String path, Map<String, Object> body) {
        byte[] json = KieJson.write(body).getBytes(StandardCharsets.UTF_8);
        return timed(call, () -> send(HttpCall.post(Addresses.append(base, path), "application/json", json)));
    }

    Reply get(String call, String path) {
        return timed(call, () -> send(HttpCall.get(Addresses.append(base, path))));
    }

    private Reply timed(String call, Supplier<Reply> exchange) {
        Timer.Sample sample = Timer.start(meters);
        Reply reply = exchange.get();
        ProviderFailure failure = failureOf(reply);
        String outcome = failure == null ? "ok" : KieCodes.classOf(failure);
        long nanos =
                sample.stop(meters.timer("loggia.provider.call", "provider", "kie", "call", call, "outcome", outcome));
        log.debug(
                "kie {} answered {} in {} ms",
                call,
                failure == null ? "200" : failure.code(),
                TimeUnit.NANOSECONDS.toMillis(nanos));
        return reply;
    }

    private static @Nullable ProviderFailure failureOf(Reply reply) {
        if (reply instanceof Reply.Nothing nothing) {
            return nothing.failure();
        }
        Reply.Envelope envelope = (Reply.Envelope) reply;
        return envelope.code() == KieCodes.OK ? null : KieCodes.failure(envelope.code(), envelope.retryAfter());
    }

    private Reply send(HttpCall call) {
        try {
            return read(http.exchange(call.with("Authorization", authorization).with("Accept", "application/json")));
        } catch (NoReplyException e) {
            return switch (e.why()) {
                case NOT_CONNECTED -> new Reply.Nothing(new ProviderFailure.RetryLater("not_connected", RECONNECT));
                case TIMED_OUT -> unreadable("timeout");
                case TOO_LARGE -> unreadable("too_big");
                case BROKEN -> unreadable("connection_lost");
            };
        }
    }

    private Reply read(HttpReply response) {
        Duration retryAfter = RetryAfter.read(response.header("Retry-After").orElse(null), clock.instant());
        Optional<JsonNode> envelope = KieJson.readObject(response.body());
        Integer code = envelope.map(body -> code(body.path("code"))).orElse(null);
        if (code != null) {
            return new Reply.Envelope(code, envelope.get().path("data"), retryAfter);
        }
        return response.status() == KieCodes.OK
                ? unreadable("no_envelope")
                : new Reply.Nothing(KieCodes.failureOfStatus(response.status(), retryAfter));
    }

    private static @Nullable Integer code(JsonNode node) {
        String text = node.isIntegralNumber() || node.isString() ? node.asString() : "";
        return text.matches("[0-9]{3}") ? Integer.valueOf(text) : null;
    }

    private static Reply unreadable(String code) {
        return new Reply.Nothing(new ProviderFailure.Unreadable(code));
    }
}

package dev.loggia.engine.provider.kie;

import dev.loggia.engine.provider.ProviderFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
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
    private final HttpClient client;
    private final MeterRegistry meters;
    private final InstantSource clock;

    KieWire(KieProperties properties, MeterRegistry meters, InstantSource clock) {
        this.properties = properties;
        this.base = properties.base();
        this.authorization = "Bearer " + properties.checkedApiKey();
        this.meters = meters;
        this.clock = clock;
        // HTTP/1.1: one exchange a connection, so that a lost connection says which calls it took along.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What came back. */
    sealed interface Reply {
        /** An envelope; {@code data} is a missing or null node when it has none. */
        record Envelope(int code, JsonNode data, @Nullable Duration retryAfter) implements Reply {}

        /** None. */
        record Nothing(ProviderFailure failure) implements Reply {}
    }

    Reply post(String call, String path, Map<String, Object> body) {
        return timed(
                call,
                () -> send(request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(KieJson.write(body)))
                        .build()));
    }

    Reply get(String call, String path) {
        return timed(call, () -> send(request(path).GET().build()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(Addresses.append(base, path))
                .header("Authorization", authorization)
                .header("Accept", "application/json");
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

    /** The JDK's own request timeout ends with the headers; waiting on the future covers a body that trickles, too. */
    private Reply send(HttpRequest request) {
        int limit = Math.toIntExact(properties.maxAnswer().toBytes());
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(request, head -> new LimitedBody(limit));
        try {
            return read(exchange.get(properties.requestTimeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return unreadable("timeout");
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return unreadable("interrupted");
        } catch (ExecutionException e) {
            return lost(e.getCause());
        }
    }

    /** What failed before a byte of the request left can be sent again; anything later may have had its effect. */
    private static Reply lost(@Nullable Throwable problem) {
        boolean neverSent = problem instanceof ConnectException
                || problem instanceof NoRouteToHostException
                || problem instanceof HttpConnectTimeoutException
                || problem instanceof SSLHandshakeException;
        if (neverSent) {
            return new Reply.Nothing(new ProviderFailure.RetryLater("not_connected", RECONNECT));
        }
        return unreadable(problem instanceof LimitedBody.TooBig ? "too_big" : "connection_lost");
    }

    private Reply read(HttpResponse<byte[]> response) {
        Duration retryAfter =
                RetryAfter.read(response.headers().firstValue("Retry-After").orElse(null), clock.instant());
        Optional<JsonNode> envelope = KieJson.readObject(response.body());
        Integer code = envelope.map(body -> code(body.path("code"))).orElse(null);
        if (code != null) {
            return new Reply.Envelope(code, envelope.get().path("data"), retryAfter);
        }
        return response.statusCode() == KieCodes.OK
                ? unreadable("no_envelope")
                : new Reply.Nothing(KieCodes.failureOfStatus(response.statusCode(), retryAfter));
    }

    private static @Nullable Integer code(JsonNode node) {
        String text = node.isIntegralNumber() || node.isString() ? node.asString() : "";
        return text.matches("[0-9]{3}") ? Integer.valueOf(text) : null;
    }

    private static Reply unreadable(String code) {
        return new Reply.Nothing(new ProviderFailure.Unreadable(code));
    }
}

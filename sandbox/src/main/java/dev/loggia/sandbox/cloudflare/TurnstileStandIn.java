package dev.loggia.sandbox.cloudflare;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turnstile's siteverify on loopback, form and JSON: tokens that live for five minutes and count once, the official test
 * secrets, idempotency keys. A widget is not part of it: {@link #solve} hands out what one would. Logs nothing. Source:
 * developers.cloudflare.com/turnstile, server-side validation and testing, as of 2026-11.
 */
public final class TurnstileStandIn implements AutoCloseable {
    public static final String TEST_SECRET_PASSES = "1x0000000000000000000000000000000AA";
    public static final String TEST_SECRET_FAILS = "2x0000000000000000000000000000000AA";
    public static final String TEST_SECRET_SPENT = "3x0000000000000000000000000000000AA";
    public static final String TEST_TOKEN = "XXXX.DUMMY.TOKEN.XXXX";

    private static final Duration LIFE = Duration.ofSeconds(300);
    private static final int LONGEST_TOKEN = 2048;
    private static final int LARGEST_BODY = 16 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "turnstile-stand-in");
        thread.setDaemon(true);
        return thread;
    });
    private final String secret;
    private final InstantSource clock;
    private final Map<String, Solved> solved = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> answered = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();

    private record Solved(String hostname, String action, Instant at) {}

    private TurnstileStandIn(String secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/turnstile/v0/siteverify", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Starts listening on a free port of 127.0.0.1; {@code secret} is the widget's, beside the test secrets. */
    public static TurnstileStandIn start(String secret, InstantSource clock) {
        return new TurnstileStandIn(secret, clock);
    }

    public URI siteverify() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/turnstile/v0/siteverify");
    }

    /** The token that a widget gives to a person who solved it. */
    public String solve(String hostname, String action) {
        String token = "0." + UUID.randomUUID() + "." + UUID.randomUUID();
        solved.put(token, new Solved(hostname, action, clock.instant()));
        return token;
    }

    /** The next so many questions are answered with internal-error. */
    public void failNext(int times) {
        failures.set(times);
    }

    /** How many questions came. */
    public int asked() {
        return asked.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.incrementAndGet();
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
            boolean post = exchange.getRequestMethod().equals("POST");
            String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
            Map<String, String> fields = fields(type, new String(body, StandardCharsets.UTF_8));
            ObjectNode answer = post && fields != null ? answer(fields) : failed("bad-request");
            byte[] bytes = JsonMapper.shared().writeValueAsBytes(answer);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Null when it can be read in neither form. */
    private static @Nullable Map<String, String> fields(String type, String body) {
        Map<String, String> fields = new HashMap<>();
        if (type.startsWith("application/json")) {
            JsonNode json = JsonMapper.shared().readTree(body);
            json.propertyStream()
                    .forEach(
                            field -> fields.put(field.getKey(), field.getValue().asString("")));
            return fields;
        }
        if (!type.startsWith("application/x-www-form-urlencoded")) {
            return null;
        }
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private synchronized ObjectNode answer(Map<String, String> fields) {
        String given = fields.getOrDefault("secret", "");
        String token = fields.getOrDefault("response", "");
        if (given.isEmpty()) {
            return failed("missing-input-secret");
        }
        if (token.isEmpty()) {
            return failed("missing-input-response");
        }
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return failed("internal-error");
        }
        return switch (given) {
            case TEST_SECRET_PASSES -> passed(new Solved("example.com", "test", clock.instant()));
            case TEST_SECRET_FAILS -> failed("invalid-input-response");
            case TEST_SECRET_SPENT -> failed("timeout-or-duplicate");
            default ->
                given.equals(secret) ? spend(token, fields.get("idempotency_key")) : failed("invalid-input-secret");
        };
    }

    /** The same question with the same idempotency key is the same question. */
    private ObjectNode spend(String token, @Nullable String idempotencyKey) {
        String question = token + " " + idempotencyKey;
        ObjectNode before = idempotencyKey == null ? null : answered.get(question);
        if (before != null) {
            return before;
        }
        if (token.equals(TEST_TOKEN) || token.length() > LONGEST_TOKEN) {
            return failed("invalid-input-response");
        }
        Solved found = solved.remove(token);
        if (found == null) {
            return failed(token.startsWith("0.") ? "timeout-or-duplicate" : "invalid-input-response");
        }
        ObjectNode answer =
                found.at().plus(LIFE).isBefore(clock.instant()) ? failed("timeout-or-duplicate") : passed(found);
        answered.put(question, answer);
        return answer;
    }

    private static ObjectNode passed(Solved solved) {
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.put("success", true);
        answer.putArray("error-codes");
        answer.put("challenge_ts", solved.at().truncatedTo(ChronoUnit.MILLIS).toString());
        answer.put("hostname", solved.hostname());
        answer.put("action", solved.action());
        answer.put("cdata", "");
        return answer;
    }

    private static ObjectNode failed(String code) {
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.put("success", false);
        answer.putArray("error-codes").add(code);
        return answer;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

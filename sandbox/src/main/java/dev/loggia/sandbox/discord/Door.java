package dev.loggia.sandbox.discord;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.loggia.sandbox.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a call, lets it wait, fail or pass, and notes it. */
final class Door implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final int LARGEST_BODY = 300 << 20;

    private final World world;
    private final Routes routes;
    private final Faults faults;
    private final Journal journal;
    private final String token;

    Door(World world, Routes routes, Faults faults, Journal journal, String token) {
        this.world = world;
        this.routes = routes;
        this.faults = faults;
        this.journal = journal;
        this.token = token;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = read(exchange);
            Instant at = world.now();
            long began = System.nanoTime();
            Journal.Line line = journal.begin(call.route());
            Reply reply = Reply.SILENCE;
            try {
                reply = answer(call, line);
            } finally {
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                line.end(call, at, took, reply.status());
            }
            if (reply.status() != 0) {
                write(exchange, reply);
            }
        }
    }

    private static Call read(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        String query = exchange.getRequestURI().getRawQuery();
        String path = exchange.getRequestURI().getPath().replaceFirst("^/api(/v\\d+)?(?=/)", "");
        Body body = Body.read(headers.getOrDefault("content-type", ""), bytes);
        return Route.find(new Call(
                Route.OTHER,
                exchange.getRequestMethod(),
                path,
                List.of(),
                headers,
                query == null ? "" : query,
                bytes.length == 0 ? Body.NONE : body));
    }

    private Reply answer(Call call, Journal.Line line) {
        pause(faults.latencyOf(call.route()));
        Reply struck = faults.before(call);
        if (struck != null) {
            return struck;
        }
        line.takesEffect();
        Reply reply = fairly(call);
        Reply lost = faults.after(call);
        return lost == null ? reply : lost;
    }

    private Reply fairly(Call call) {
        try {
            if (call.route().needsBotToken() && !call.header("authorization").equals("Bot " + token)) {
                throw Refusal.unauthorized();
            }
            if (call.route() != Route.FILE && !call.header("user-agent").startsWith("DiscordBot (")) {
                synchronized (world) {
                    world.fault(call.route() + ": the User-Agent has to be DiscordBot (address, version)");
                }
            }
            return routes.answer(call);
        } catch (Refusal refusal) {
            return refusal.reply();
        } catch (RuntimeException e) {
            LOG.warn("The Discord stand-in failed at {}", call.route(), e);
            synchronized (world) {
                world.fault(call.route() + ": the stand-in failed with " + e);
            }
            return Reply.json(
                    500,
                    Json.object().put("message", "500: Internal Server Error").put("code", 0));
        }
    }

    private static void pause(Duration latency) {
        if (latency.isZero()) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(latency.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        if (!reply.type().isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", reply.type());
        }
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean empty = reply.body().length == 0;
        exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
        if (!empty) {
            exchange.getResponseBody().write(reply.body());
        }
    }
}

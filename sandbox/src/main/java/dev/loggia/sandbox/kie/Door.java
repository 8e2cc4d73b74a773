package dev.loggia.sandbox.kie;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a request, checks its key, sends it on, writes the reply. */
final class Door implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final int LARGEST_BODY = 24 << 20;

    private final Function<Request, Reply> routes;
    private final @Nullable String apiKey;
    private final boolean realStatusCodes;

    Door(Function<Request, Reply> routes, @Nullable String apiKey, boolean realStatusCodes) {
        this.routes = routes;
        this.apiKey = apiKey;
        this.realStatusCodes = realStatusCodes;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
            String query = exchange.getRequestURI().getRawQuery();
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    query == null ? "" : query,
                    exchange.getRequestHeaders(),
                    body);
            Reply reply = answer(request);
            if (reply.code() != 0) {
                write(exchange, reply);
            }
        }
    }

    private Reply answer(Request request) {
        if (request.path().startsWith("/api/") && !admitted(request.header("Authorization"))) {
            return Reply.error(401);
        }
        try {
            return routes.apply(request);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The stand-in failed at {}: {}",
                    request.path(),
                    e.getClass().getName());
            return Reply.error(500);
        }
    }

    private boolean admitted(String authorization) {
        if (!authorization.startsWith("Bearer ") || authorization.length() == 7) {
            return false;
        }
        return apiKey == null
                || MessageDigest.isEqual(
                        authorization.substring(7).getBytes(StandardCharsets.UTF_8),
                        apiKey.getBytes(StandardCharsets.UTF_8));
    }

    private void write(HttpExchange exchange, Reply reply) throws IOException {
        int status = reply.plain() || realStatusCodes ? reply.code() : 200;
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(reply.body().length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, reply.body().length == 0 ? -1 : reply.body().length);
        if (reply.body().length > 0) {
            exchange.getResponseBody().write(reply.body());
        }
    }
}

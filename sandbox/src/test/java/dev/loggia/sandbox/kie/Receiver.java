package dev.loggia.sandbox.kie;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.loggia.sandbox.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** Where callbacks arrive. */
final class Receiver implements AutoCloseable {
    /** One callback, and when it came. */
    record Call(Instant at, String path, Headers headers, JsonNode body) {
        JsonNode data() {
            return body.path("data");
        }
    }

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int failures;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/", exchange -> {
            Instant at = Instant.now();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(new Call(at, exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), Json.read(body)));
            int status = failures > 0 ? 500 : 200;
            failures = Math.max(0, failures - 1);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void failNext(int times) {
        failures = times;
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package dev.loggia.server.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.loggia.server.journey.Loggia;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** A provider that takes every task, says at once that it has ended, and hands out whatever the test wants. */
final class HostileProvider implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, List<String>> results = new ConcurrentHashMap<>();
    private final Map<String, URI> callbacks = new ConcurrentHashMap<>();
    private final Map<String, Step> files = new ConcurrentHashMap<>();
    private final Map<String, Step> answers = new ConcurrentHashMap<>();

    HostileProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** One answer, as bytes on the wire. */
    interface Step {
        void answer(HttpExchange exchange) throws IOException;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** The task of a prompt that ends with this word succeeds with these addresses. */
    void succeeds(String word, List<String> addresses) {
        results.put(word, addresses);
    }

    /** The submission of a prompt that ends with this word is answered like this. */
    void answersSubmission(String word, Step step) {
        answers.put(word, step);
    }

    void serves(String path, Step step) {
        files.put(path, step);
    }

    static Step bytes(String type, byte[] body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            switch (path) {
                case "/api/v1/jobs/createTask" -> create(exchange);
                case "/api/v1/jobs/recordInfo" -> record(exchange);
                case "/api/v1/chat/credit" -> json(exchange, "{\"code\":200,\"msg\":\"ok\",\"data\":1000000}");
                default ->
                    files.getOrDefault(path, bytes("text/plain", new byte[0])).answer(exchange);
            }
        }
    }

    private void create(HttpExchange exchange) throws IOException {
        JsonNode body = Loggia.JSON.readTree(exchange.getRequestBody().readAllBytes());
        String prompt = body.path("input").path("prompt").asString();
        String word = prompt.substring(prompt.lastIndexOf(' ') + 1);
        callbacks.put(word, URI.create(body.path("callBackUrl").asString()));
        Step odd = answers.get(word);
        if (odd != null) {
            odd.answer(exchange);
            return;
        }
        json(exchange, "{\"code\":200,\"msg\":\"ok\",\"data\":{\"taskId\":\"" + word + "\"}}");
        threads.submit(() -> call(word));
    }

    /** Says that a task has ended; the status of the answer. */
    int call(String task) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(callbacks.get(task))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"code\":200,\"data\":{\"taskId\":\"" + task + "\",\"state\":\"success\"}}"))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private void record(HttpExchange exchange) throws IOException {
        String task = exchange.getRequestURI().getQuery().replace("taskId=", "");
        List<String> urls = results.get(task);
        String state = urls == null
                ? "\"state\":\"generating\""
                : "\"state\":\"success\",\"resultJson\":"
                        + Loggia.JSON.writeValueAsString(Loggia.JSON.writeValueAsString(Map.of("resultUrls", urls)));
        json(exchange, "{\"code\":200,\"msg\":\"ok\",\"data\":{\"taskId\":\"" + task + "\"," + state + "}}");
    }

    static void json(HttpExchange exchange, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.getBytes(UTF_8).length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body.getBytes(UTF_8));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

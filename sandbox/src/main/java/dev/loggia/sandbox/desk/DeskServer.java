package dev.loggia.sandbox.desk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The page on a loopback port of its own, under the headers that the portal sends too. */
public final class DeskServer implements AutoCloseable {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final HttpServer server;
    private final Desk desk;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "desk");
        thread.setDaemon(true);
        return thread;
    });

    private DeskServer(Desk desk) {
        this.desk = desk;
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            server = HttpServer.create(new InetSocketAddress(loopback, 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public static DeskServer start(Desk desk) {
        return new DeskServer(desk);
    }

    /** Where the page is. */
    public URI page() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + Desk.PATH);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(Desk.LARGEST_BODY + 1);
            String query = exchange.getRequestURI().getRawQuery();
            Answer answer = desk.handle(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), query == null ? "" : query, body);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            boolean empty = answer.bytes().length == 0;
            exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.bytes().length);
            if (!empty) {
                exchange.getResponseBody().write(answer.bytes());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

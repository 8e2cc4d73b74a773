package dev.loggia.engine.media.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;

/**
 * Stands before an S3 server and refuses what R2 does not implement
 * (developers.cloudflare.com/r2/api/s3/api): signed chunks, trailing and additional checksums, ACL, tags, encryption
 * keys, expected owners.
 */
final class StrictR2Proxy implements AutoCloseable {
    private static final List<String> NOT_IMPLEMENTED = List.of(
            "x-amz-acl",
            "x-amz-grant-",
            "x-amz-tagging",
            "x-amz-checksum-",
            "x-amz-sdk-checksum-algorithm",
            "x-amz-trailer",
            "x-amz-server-side-encryption",
            "x-amz-object-lock-",
            "x-amz-website-redirect-location",
            "x-amz-request-payer",
            "x-amz-expected-bucket-owner");
    private static final Set<String> HOP_BY_HOP = Set.of("connection", "content-length", "transfer-encoding", "expect");

    private final URI upstream;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CloseableHttpClient client = HttpClientBuilder.create()
            .disableContentCompression()
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .build();

    StrictR2Proxy(URI upstream) {
        this.upstream = upstream;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String chunked = chunked(exchange);
            String unknown = notImplemented(exchange);
            if (chunked != null) {
                refuse(exchange, 403, "SignatureDoesNotMatch", chunked);
            } else if (unknown != null) {
                refuse(exchange, 501, "NotImplemented", "Header '" + unknown + "' not implemented");
            } else {
                relay(exchange, body);
            }
        }
    }

    private static @Nullable String chunked(HttpExchange exchange) {
        String hash = String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-content-sha256"));
        String encoding = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return hash.startsWith("STREAMING-") || encoding.contains("aws-chunked")
                ? "The request signature we calculated does not match"
                : null;
    }

    private static @Nullable String notImplemented(HttpExchange exchange) {
        return exchange.getRequestHeaders().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> NOT_IMPLEMENTED.stream().anyMatch(name::startsWith))
                .findFirst()
                .orElse(null);
    }

    private static void refuse(HttpExchange exchange, int status, String code, String message) throws IOException {
        byte[] answer = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error>")
                .getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
    }

    /** With the Host header as it came, because it is part of the signature. */
    private void relay(HttpExchange exchange, byte[] body) throws IOException {
        HttpUriRequestBase request = new HttpUriRequestBase(
                exchange.getRequestMethod(),
                URI.create(upstream + exchange.getRequestURI().toString()));
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            if (!HOP_BY_HOP.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                header.getValue().forEach(value -> request.addHeader(header.getKey(), value));
            }
        }
        if (body.length > 0 || exchange.getRequestMethod().equals("PUT")) {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            request.setEntity(new ByteArrayEntity(body, type == null ? null : ContentType.parse(type)));
        }
        try (ClassicHttpResponse response = client.executeOpen(HttpHost.create(upstream), request, null)) {
            answer(exchange, response);
        } catch (org.apache.hc.core5.http.ParseException e) {
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, ClassicHttpResponse response)
            throws IOException, org.apache.hc.core5.http.ParseException {
        byte[] answer = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
        for (Header header : response.getHeaders()) {
            if (!HOP_BY_HOP.contains(header.getName().toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().add(header.getName(), header.getValue());
            }
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders()
                    .set(
                            "Content-Length",
                            response.getFirstHeader("Content-Length").getValue());
        }
        exchange.sendResponseHeaders(response.getCode(), answer.length == 0 ? -1 : answer.length);
        if (answer.length > 0) {
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }
}

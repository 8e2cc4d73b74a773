package dev.loggia.engine.media.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.loggia.engine.media.StoredObject;
import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** Bad input 116: a store that fails in every way must be tried again later, and must never lose bytes silently. */
@Timeout(60)
class S3FaultsTest {
    private static final String KEY = "gen/a/1/0.png";

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile HttpHandler handler = exchange -> exchange.sendResponseHeaders(200, -1);
    private HttpServer server;
    private S3Client client;
    private S3MediaStore store;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                bodies.add(exchange.getRequestMethod() + " "
                        + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                handler.handle(exchange);
            }
        });
        server.setExecutor(threads);
        server.start();
        client = S3Clients.create(new S3MediaConfiguration.Settings(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                "media",
                "access",
                "secret",
                "auto",
                Duration.ofMillis(500),
                Duration.ofSeconds(5)));
        store = new S3MediaStore(client, "media");
    }

    @AfterEach
    void stop() {
        end.countDown();
        client.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void failsWhenTheStoreAnswers503() {
        handler = exchange -> exchange.sendResponseHeaders(503, -1);
        assertStoreFailure(this::put, "answered 503");
        assertStoreFailure(() -> store.get(KEY, null), "answered 503");
        assertStoreFailure(() -> store.delete(KEY), "answered 503");
    }

    @Test
    void triesAPutAgainBeforeItFails() throws IOException {
        handler = exchange -> exchange.sendResponseHeaders(bodies.size() == 1 ? 503 : 200, -1);
        put();
        assertThat(bodies).containsExactly("PUT bytes", "PUT bytes");
    }

    @Test
    void failsWhenTheKeyIsWrong() {
        handler = exchange -> exchange.sendResponseHeaders(403, -1);
        assertStoreFailure(this::put, "answered 403");
    }

    @Test
    void failsWhenTheStoreIsSilent() {
        handler = exchange -> {
            try {
                end.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        assertStoreFailure(this::put, "failed to write");
    }

    @Test
    void failsWhenTheStoreIsGone() {
        server.stop(0);
        assertStoreFailure(this::put, "failed to write");
    }

    @Test
    void failsWhenTheStoreKeptOtherBytes() {
        handler = exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"00000000000000000000000000000000\"");
            exchange.sendResponseHeaders(200, -1);
        };
        assertStoreFailure(this::put, "kept other bytes");
    }

    @Test
    void doesNotTakeTheTagOfAKeyServiceForAChecksum() throws IOException {
        handler = exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"00000000000000000000000000000000\"");
            exchange.getResponseHeaders().set("x-amz-server-side-encryption", "aws:kms");
            exchange.sendResponseHeaders(200, -1);
        };
        put();
    }

    @Test
    void doesNotTakeHalfAnObjectForAWholeOne() throws IOException {
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
        };
        try (StoredObject object = store.get(KEY, null).orElseThrow()) {
            assertThatThrownBy(() -> object.content().readAllBytes()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void setsTheLifecycleRuleAndKeepsRulesOfOthers() {
        handler = exchange -> {
            byte[] rules = """
                    <LifecycleConfiguration><Rule><ID>theirs</ID><Status>Enabled</Status>
                    <Filter><Prefix>logs/</Prefix></Filter><Expiration><Days>3</Days></Expiration></Rule>
                    </LifecycleConfiguration>""".getBytes(UTF_8);
            boolean reads = exchange.getRequestMethod().equals("GET");
            exchange.sendResponseHeaders(200, reads ? rules.length : -1);
            if (reads) {
                exchange.getResponseBody().write(rules);
            }
        };
        new S3Lifecycle(client, "media").apply();
        assertThat(bodies).hasSize(2);
        assertThat(bodies.get(1))
                .startsWith("PUT")
                .contains("<ID>theirs</ID>", "<Prefix>free/</Prefix>", "<Days>8</Days>")
                .contains("AbortIncompleteMultipartUpload");
    }

    @Test
    void setsTheLifecycleRuleWhereThereIsNone() {
        handler = exchange ->
                exchange.sendResponseHeaders(exchange.getRequestMethod().equals("GET") ? 404 : 200, -1);
        new S3Lifecycle(client, "media").apply();
        assertThat(bodies.get(1)).startsWith("PUT").contains("free/");
    }

    private void put() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "bytes");
        store.put(KEY, file, "image/png", "no-store");
    }

    private static void assertStoreFailure(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(LoggiaException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.MEDIA_STORE);
            assertThat(e).hasMessageContaining(message);
        });
    }
}

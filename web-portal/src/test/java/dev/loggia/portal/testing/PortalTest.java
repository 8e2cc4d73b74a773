package dev.loggia.portal.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A test of the portal over real HTTP. The context is shared; the fake engine is emptied before each test. */
@SpringBootTest(
        classes = TestPortal.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "loggia.secret=0123456789abcdef0123456789abcdef",
            "loggia.web.heartbeat=200ms",
            "loggia.web.reread=100ms",
            "loggia.web.streams-per-address=3",
            "loggia.web.body-timeout=20s",
            "server.jetty.threads.max=16"
        })
public abstract class PortalTest {
    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    protected static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    @Autowired
    protected FakeEngine engine;

    @Autowired
    private Environment environment;

    /** A browser without script. */
    protected Browser browser;

    @BeforeEach
    void emptyEngine() {
        engine.reset();
        browser = new Browser(port());
    }

    protected int port() {
        return Integer.parseInt(environment.getRequiredProperty("local.server.port"));
    }

    protected HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    /** Header names and values in turn. */
    protected HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = to(path).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    protected HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request =
                to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    protected HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    protected HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    protected EventReader events(String path, String... headers) throws Exception {
        HttpRequest.Builder request = to(path).GET();
        HttpRequest built = (headers.length == 0 ? request : request.headers(headers)).build();
        return new EventReader(CLIENT.send(built, BodyHandlers.ofInputStream()));
    }

    /** What the server says to these very bytes, which need not be proper HTTP. */
    protected String raw(String request) throws IOException {
        try (Socket socket = sent(request)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The first line of what the server says, whether or not it goes on listening. */
    protected String rawStatus(String request) throws IOException {
        try (Socket socket = sent(request);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            return String.valueOf(reader.readLine());
        }
    }

    private Socket sent(String request) throws IOException {
        Socket socket = new Socket("127.0.0.1", port());
        socket.setSoTimeout(15_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    protected static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}

package dev.loggia.engine.media.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.http.HostResolver;
import dev.loggia.engine.media.ScriptedServer;
import dev.loggia.engine.media.fetch.FetchOutcome.Failed;
import dev.loggia.engine.media.fetch.FetchOutcome.Fetched;
import dev.loggia.engine.media.fetch.FetchOutcome.Refused;
import dev.loggia.engine.media.fetch.FetchOutcome.Why;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FetcherTest {
    private static final long LIMIT = 1000;
    private static final byte[] BODY = "some bytes".getBytes(ISO_8859_1);

    @TempDir
    Path directory;

    private final ScriptedServer server = new ScriptedServer();
    private final FetchSettings settings = patience(Duration.ofSeconds(20), Duration.ofSeconds(25));
    private final Fetcher fetcher = new Fetcher(settings, new SimpleMeterRegistry());

    @AfterEach
    void close() {
        fetcher.close();
        server.close();
    }

    @Test
    void writesTheBodyToTheFile() {
        server.serve("/a", "image/png", BODY);
        assertThat(fetch("/a")).isEqualTo(new Fetched(BODY.length));
        assertThat(file()).hasBinaryContent(BODY);
    }

    @Test
    void followsTwoRedirectsAndNoThird() {
        server.serve("/a", "image/png", BODY)
                .redirect("/1", "/a")
                .redirect("/2", server.origin() + "/1")
                .redirect("/3", "/2");
        assertThat(fetch("/2")).isInstanceOf(Fetched.class);
        assertThat(fetch("/3")).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.why())
                .isEqualTo(Why.FORBIDDEN));
    }

    /** Bad input 105. */
    @Test
    void doesNotFollowARedirectToAPrivateAddress() {
        try (ScriptedServer secret = new ScriptedServer()) {
            secret.serve("/secret", "image/png", BODY);
            server.redirect("/ip", secret.uri("/secret").toString())
                    .redirect("/metadata", "https://169.254.169.254/latest/meta-data/")
                    .redirect("/v6", "https://[::1]/")
                    .redirect("/mapped", "https://[::ffff:127.0.0.1]/")
                    .redirect("/nat64", "https://[64:ff9b::7f00:1]/")
                    .redirect("/script", "javascript:alert(1)")
                    .redirect("/file", "file:///etc/passwd");
            for (String path : List.of("/ip", "/metadata", "/v6", "/mapped", "/nat64", "/script", "/file")) {
                assertThat(fetch(path)).as(path).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                                refused.why())
                        .isEqualTo(Why.FORBIDDEN));
            }
            assertThat(secret.connections()).isZero();
        }
    }

    /** Bad input 106: the name is public when it is checked and loopback when it is asked again. */
    @Test
    void dialsTheAddressThatWasChecked() {
        try (ScriptedServer outside = new ScriptedServer("127.0.0.2", 0);
                ScriptedServer inside = new ScriptedServer("127.0.0.1", outside.port())) {
            outside.serve("/a", "image/png", BODY);
            Names names = new Names("127.0.0.2", "127.0.0.1");
            try (Fetcher strict = strict(names, outside.port())) {
                URI uri = URI.create("http://rebind.example.com:" + outside.port() + "/a");
                assertThat(strict.fetch(uri, LIMIT, file())).isInstanceOf(Fetched.class);
                assertThat(names.asked).hasValue(1);
                assertThat(strict.fetch(uri, LIMIT, file()))
                        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.why())
                                .isEqualTo(Why.FORBIDDEN));
                assertThat(inside.connections()).isZero();
            }
        }
    }

    /** Bad input 107. */
    @Test
    void refusesANameWithPublicAndPrivateAddresses() {
        try (ScriptedServer outside = new ScriptedServer("127.0.0.2", 0);
                Fetcher strict = strict(new Names("127.0.0.2,127.0.0.1"), outside.port())) {
            URI uri = URI.create("http://mixed.example.com:" + outside.port() + "/a");
            assertThat(strict.fetch(uri, LIMIT, file())).isInstanceOf(Refused.class);
            assertThat(outside.connections()).isZero();
        }
    }

    @Test
    void refusesLiteralsThatAreNotPublic() {
        for (String host : List.of("127.0.0.1", "10.0.0.1", "[::1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]")) {
            assertThat(fetcher.fetch(URI.create("https://" + host + "/a"), LIMIT, file()))
                    .as(host)
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.why()).isEqualTo(Why.FORBIDDEN));
        }
    }

    /** Bad input 109. */
    @Test
    void givesUpOnAnEndlessSlowBody() {
        server.drip("/declared", "Content-Length: 900").drip("/endless");
        try (Fetcher hurried =
                new Fetcher(patience(Duration.ofSeconds(20), Duration.ofSeconds(2)), new SimpleMeterRegistry())) {
            assertThat(fetch(hurried, "/declared")).isEqualTo(new Failed("Took longer than 2 s"));
            assertThat(fetch(hurried, "/endless")).isEqualTo(new Failed("Took longer than 2 s"));
        }
    }

    @Test
    void givesUpOnASilentServer() {
        server.on("/silent", out -> new java.util.concurrent.CountDownLatch(1)
                .await(5, java.util.concurrent.TimeUnit.SECONDS));
        try (Fetcher hurried =
                new Fetcher(patience(Duration.ofSeconds(1), Duration.ofSeconds(25)), new SimpleMeterRegistry())) {
            assertThat(fetch(hurried, "/silent")).isEqualTo(new Failed("The transfer broke: SocketTimeoutException"));
        }
    }

    @Test
    void givesUpOnEndlessHeaders() {
        server.on("/headers", out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
            while (true) {
                out.write("X-More: and more\r\n".getBytes(ISO_8859_1));
            }
        });
        try (Fetcher hurried =
                new Fetcher(patience(Duration.ofSeconds(20), Duration.ofSeconds(2)), new SimpleMeterRegistry())) {
            assertThat(fetch(hurried, "/headers")).isInstanceOf(Failed.class);
        }
    }

    /** Bad input 110. */
    @Test
    void readsNoMoreThanWasDeclared() {
        server.on("/lie", out -> {
            ScriptedServer.head(out, "200 OK", "Content-Length: 4");
            out.write("some and much more".getBytes(ISO_8859_1));
        });
        assertThat(fetch("/lie")).isEqualTo(new Fetched(4));
        assertThat(file()).hasContent("some");
    }

    @Test
    void noticesABodyThatEndsEarly() {
        server.on("/short", out -> {
            ScriptedServer.head(out, "200 OK", "Content-Length: 400");
            out.write(BODY);
        });
        assertThat(fetch("/short")).isInstanceOf(Failed.class);
    }

    @Test
    void refusesADeclaredAndAnUndeclaredSizeOverTheLimit() {
        server.serve("/declared", "image/png", new byte[1001]).on("/endless", out -> {
            ScriptedServer.head(out, "200 OK");
            while (true) {
                out.write(new byte[10_000]);
            }
        });
        for (String path : List.of("/declared", "/endless")) {
            assertThat(fetch(path)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.why())
                    .isEqualTo(Why.TOO_LARGE));
        }
    }

    @Test
    void doesNotInflate() {
        server.on("/gzip", out -> {
            ScriptedServer.head(out, "200 OK", "Content-Encoding: gzip", "Content-Length: 10");
            out.write(BODY);
        });
        assertThat(fetch("/gzip")).isInstanceOf(Refused.class);
    }

    @Test
    void sortsStatusesByWhetherAskingAgainHelps() {
        for (String status : List.of("500 No", "503 No", "429 No", "408 No")) {
            server.status("/status", status);
            assertThat(fetch("/status")).as(status).isInstanceOf(Failed.class);
        }
        for (String status : List.of("404 No", "403 No", "410 No", "204 No", "206 Part")) {
            server.status("/status", status);
            assertThat(fetch("/status")).as(status).isInstanceOf(Refused.class);
        }
    }

    @Test
    void retriesLaterWhenANameDoesNotResolve() {
        try (Fetcher strict = strict(new Names(), 80)) {
            assertThat(strict.fetch(URI.create("http://gone.example.com/a?sig=hidden"), LIMIT, file()))
                    .isEqualTo(new Failed("The host cannot be resolved"));
        }
    }

    private FetchSettings patience(Duration idle, Duration whole) {
        return new FetchSettings(List.of(server.origin()), List.of(), Duration.ofSeconds(10), idle, whole);
    }

    private FetchOutcome fetch(String path) {
        return fetch(fetcher, path);
    }

    private FetchOutcome fetch(Fetcher fetcher, String path) {
        return fetcher.fetch(server.uri(path + "?token=hidden"), LIMIT, file());
    }

    private Path file() {
        return directory.resolve("body");
    }

    /** Takes every address for public but 127.0.0.1, and plain http on the test server's port for the right door. */
    private Fetcher strict(HostResolver names, int port) {
        return new Fetcher(
                settings,
                new TargetPolicy(List.of(), List.of(), "http", port),
                new CheckedDnsResolver(
                        names, address -> !address.getHostAddress().equals("127.0.0.1")),
                new SimpleMeterRegistry());
    }

    /** Answers each question with the next list of addresses. */
    private static final class Names implements HostResolver {
        final AtomicInteger asked = new AtomicInteger();
        private final Queue<String> answers;

        Names(String... answers) {
            this.answers = new ArrayDeque<>(List.of(answers));
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            asked.incrementAndGet();
            String answer = answers.poll();
            if (answer == null) {
                throw new UnknownHostException(host);
            }
            String[] texts = answer.split(",");
            InetAddress[] addresses = new InetAddress[texts.length];
            for (int i = 0; i < texts.length; i++) {
                addresses[i] = InetAddress.getByName(texts[i]);
            }
            return addresses;
        }
    }
}

package dev.loggia.server.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.testing.TestDatabase;
import dev.loggia.server.journey.Loggia;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** All of Loggia with its books and its log open, and a socket to say anything to it. */
final class Stage implements AutoCloseable {
    /** In every request that has a place for it, and never to be seen again. */
    static final String CANARY = "xylophone-canary-0815";

    private static final String SECRET = "a-master-secret-that-nobody-may-see-4711";
    private static final int FITS_A_BUFFER = 32 * 1024;
    private static final Duration HANG = Duration.ofSeconds(30);

    private static final List<String> WIDE = List.of(
            "--LOGGIA_SECRET=" + SECRET,
            "--loggia.quota.images-per-day=100000",
            "--loggia.quota.videos-per-week=100000",
            "--loggia.rates.generate.free-burst=100000",
            "--loggia.rates.generate.free-per-minute=100000",
            "--loggia.rates.callback.burst=100000",
            "--loggia.rates.callback.per-minute=100000",
            "--loggia.generation.admission.per-window=1000",
            "--loggia.web.body-timeout=1s",
            "--loggia.web.access-log=true");

    private final Loggia loggia;
    private final LogWatch log;

    private Stage(Loggia loggia, LogWatch log) {
        this.loggia = loggia;
        this.log = log;
    }

    /** With quota and limits so wide that each case is judged by itself. */
    static Stage open(Path folder, String... settings) {
        Map<String, String> all = new LinkedHashMap<>(); // later ones replace earlier ones of the same name
        Stream.concat(WIDE.stream(), Arrays.stream(settings))
                .forEach(setting -> all.put(setting.substring(0, setting.indexOf('=')), setting));
        Loggia loggia = Loggia.start(folder, all.values().toArray(String[]::new));
        Stage stage = new Stage(loggia, LogWatch.open()); // only now: starting sets logging up anew
        Awaitility.await("the provider's pool is opened")
                .atMost(Duration.ofSeconds(20))
                .until(() -> stage.database().number("select count(*) from pool_entry") > 0);
        return stage;
    }

    Loggia loggia() {
        return loggia;
    }

    TestDatabase database() {
        return loggia.database();
    }

    LogWatch log() {
        return log;
    }

    Map<String, String> state() {
        return State.of(database());
    }

    long generations() {
        return database().number("select count(*) from generation");
    }

    /** The answer; none within half a minute is a failure. */
    Answer send(Ask ask) {
        return send(ask, "127.0.0.1");
    }

    /** The same from another address of this machine. */
    Answer send(Ask ask, String from) {
        try (Socket socket = connect(from)) {
            byte[] bytes = ask.bytes();
            if (bytes.length > FITS_A_BUFFER) {
                // Beside the reading: who is refused in the middle of a long body finds the answer before the reset.
                new Thread(() -> write(socket, bytes), "writing").start();
            } else {
                write(socket, bytes);
            }
            return Answer.read(socket.getInputStream(), ask.method().equals("HEAD"));
        } catch (SocketTimeoutException e) {
            throw new AssertionError("No answer within " + HANG.toSeconds() + " s to " + ask, e);
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(ask), e);
        }
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            return; // refused before its end; the answer says why
        }
    }

    Socket connect(String from) throws IOException {
        URI server = loggia.uri("/");
        Socket socket = new Socket();
        socket.setSoTimeout((int) HANG.toMillis());
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", server.getPort()));
        return socket;
    }

    /** Sends what must be refused with one of these statuses, as a problem, and must change nothing. */
    Answer refuses(Ask ask, Integer... statuses) {
        settle();
        Map<String, String> before = state();
        Answer answer = send(ask);
        assertThat(answer.status()).as("%s%n%s", ask, answer.all()).isIn((Object[]) statuses);
        assertThat(answer.contentType()).as(String.valueOf(ask)).startsWith("application/problem+json");
        assertThat(json(answer).path("status").asInt()).isEqualTo(answer.status());
        assertThat(state()).as("state after %s", ask).isEqualTo(before);
        return answer;
    }

    /** Sends what must be accepted as exactly one generation. */
    JsonNode accepts(Ask ask) {
        long before = generations();
        Answer answer = send(ask);
        assertThat(answer.status()).as("%s%n%s", ask, answer.all()).isEqualTo(202);
        assertThat(generations()).isEqualTo(before + 1);
        return json(answer);
    }

    static JsonNode json(Answer answer) {
        return Loggia.JSON.readTree(answer.body());
    }

    /** Waits until nothing is under way any more. */
    void settle() {
        Awaitility.await("all generations have ended and are told")
                .atMost(Duration.ofSeconds(60))
                .until(() -> database().number("""
                        select (select count(*) from generation where state not in ('SUCCEEDED', 'FAILED', 'CANCELLED'))
                             + (select count(*) from delivery where state = 'PENDING')""") == 0);
    }

    /** No invariant is broken, nothing failed unexpectedly, and nothing secret was logged. */
    void assertUnharmed() {
        settle();
        assertThat(loggia.auditFindings()).isEmpty();
        assertThat(log.lines()).isNotEmpty().noneMatch(Stage::isFault);
        assertNothingSecretIsLogged();
        assertThat(send(Ask.get("/actuator/health/readiness")).status()).isEqualTo(200);
    }

    static boolean isFault(String line) {
        return line.startsWith("ERROR");
    }

    void assertNothingSecretIsLogged() {
        assertThat(log.lines()).noneMatch(line -> line.contains(CANARY) || line.contains(SECRET));
    }

    @Override
    public void close() {
        try {
            loggia.close();
        } finally {
            log.close();
        }
    }
}

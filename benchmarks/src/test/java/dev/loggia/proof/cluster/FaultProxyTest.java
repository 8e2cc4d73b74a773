package dev.loggia.proof.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
    private ServerSocket echo;
    private FaultProxy proxy;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread server = new Thread(this::serve, "echo");
        server.setDaemon(true);
        server.start();
        proxy = new FaultProxy(echo.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void cleanPassesBytesAndTheEnd() throws IOException {
        try (Socket client = connect()) {
            assertThat(exchange(client, 'a')).isEqualTo('a');
            client.shutdownOutput();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void latencyMakesAnswersLate() throws IOException {
        try (Socket client = connect()) {
            proxy.latency(Duration.ofMillis(100));
            long began = System.nanoTime();
            assertThat(exchange(client, 'b')).isEqualTo('b');
            assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(190));
        }
    }

    @Test
    void resetBreaksOpenConnectionsAndNewOnes() throws IOException {
        try (Socket client = connect()) {
            exchange(client, 'c');
            proxy.reset();
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(IOException.class);
        }
        try (Socket client = connect()) {
            assertThatThrownBy(() -> exchange(client, 'd')).isInstanceOf(IOException.class);
        }
        assertThat(proxy.resets()).isEqualTo(2);
        proxy.clean();
        try (Socket client = connect()) {
            assertThat(exchange(client, 'e')).isEqualTo('e');
        }
    }

    @Test
    void aBlackHoleKeepsWhatItIsGivenUntilItEnds() throws IOException {
        try (Socket client = connect()) {
            exchange(client, 'f');
            proxy.blackHole();
            client.setSoTimeout(200);
            assertThatThrownBy(() -> exchange(client, 'g')).isInstanceOf(SocketTimeoutException.class);
            proxy.clean();
            client.setSoTimeout(10_000);
            assertThat(client.getInputStream().read()).isEqualTo('g');
        }
    }

    @Test
    void aForgottenConnectionIsSilentAndANewOneIsNot() throws IOException {
        try (Socket client = connect()) {
            exchange(client, 'i');
            proxy.forget();
            client.setSoTimeout(200);
            assertThatThrownBy(() -> exchange(client, 'j')).isInstanceOf(SocketTimeoutException.class);
        }
        try (Socket client = connect()) {
            assertThat(exchange(client, 'k')).isEqualTo('k');
        }
    }

    @Test
    void aServerThatIsDownIsAResetConnection() throws IOException {
        echo.close();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            try (Socket client = connect()) {
                assertThatThrownBy(() -> exchange(client, 'h')).isInstanceOf(IOException.class);
            }
        });
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** What came back; an end instead of it is a failure like any other. */
    private static int exchange(Socket client, int letter) throws IOException {
        client.getOutputStream().write(letter);
        int answer = client.getInputStream().read();
        if (answer < 0) {
            throw new IOException("ended");
        }
        return answer;
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                Socket client = echo.accept();
                Thread thread = new Thread(() -> answer(client), "echo-one");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void answer(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // The test broke it.
        }
    }
}

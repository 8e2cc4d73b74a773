package dev.loggia.engine.media.s3;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * s3proxy in a process of its own, with the class path that the module {@code s3-testbed} laid out. The process watches
 * its standard input and ends when that closes, also when this JVM is killed.
 */
final class S3Server implements AutoCloseable {
    static final String ACCESS_KEY = "test-access";
    static final String SECRET_KEY = "test-secret";
    static final String BUCKET = "media";
    private static final String UNTIL_STDIN_CLOSES = "\"$@\" & child=$!; cat > /dev/null; kill $child; wait $child";

    private final Process process;
    private final URI endpoint;

    private S3Server(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Starts the server on a free port with an empty bucket. */
    static S3Server start(Path directory) {
        try {
            int port = freePort();
            URI endpoint = URI.create("http://127.0.0.1:" + port);
            Path properties = Files.writeString(
                    directory.resolve("s3proxy.properties"), """
                    s3proxy.endpoint=%s
                    s3proxy.authorization=aws-v4
                    s3proxy.identity=%s
                    s3proxy.credential=%s
                    jclouds.provider=transient-nio2
                    jclouds.identity=unused
                    jclouds.credential=unused
                    """.formatted(endpoint, ACCESS_KEY, SECRET_KEY));
            Process process = new ProcessBuilder(
                            "sh",
                            "-c",
                            UNTIL_STDIN_CLOSES,
                            "sh",
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx192m",
                            "-cp",
                            library() + "/*",
                            "org.gaul.s3proxy.Main",
                            "--properties",
                            properties.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "s3proxy.log").toFile())
                    .start();
            S3Server server = new S3Server(process, endpoint);
            await("s3proxy answers; see core-engine/target/s3proxy.log")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> listens(port));
            try (S3Client client = S3Clients.create(settings(endpoint))) {
                client.createBucket(create -> create.bucket(BUCKET));
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A missing server must not look like a passed contract. */
    private static Path library() {
        Path library =
                Path.of("..", "s3-testbed", "target", "lib").toAbsolutePath().normalize();
        if (!Files.isDirectory(library)) {
            throw new AssertionError("No S3 server in " + library
                    + ". Build from the root, so that s3-testbed is built first: mvn -pl core-engine -am test");
        }
        return library;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    URI endpoint() {
        return endpoint;
    }

    static S3MediaConfiguration.Settings settings(URI endpoint) {
        return new S3MediaConfiguration.Settings(
                endpoint, BUCKET, ACCESS_KEY, SECRET_KEY, "auto", Duration.ofSeconds(2), Duration.ofSeconds(30));
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("s3proxy did not end by itself");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

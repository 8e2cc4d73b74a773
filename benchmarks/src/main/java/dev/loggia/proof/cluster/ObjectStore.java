package dev.loggia.proof.cluster;

import dev.loggia.server.local.GuardedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 server (s3proxy) in a process of its own that keeps objects in memory; every node keeps its results there. */
public final class ObjectStore implements AutoCloseable {
    static final String BUCKET = "media";
    static final String ACCESS_KEY = "proof-access";
    static final String SECRET_KEY = "proof-secret-0123456789";

    private final int port = Ports.free();
    private final GuardedProcess process;

    ObjectStore(Path folder) {
        try {
            Path properties = Files.writeString(
                    folder.resolve("s3proxy.properties"), """
                    s3proxy.endpoint=http://127.0.0.1:%d
                    s3proxy.authorization=aws-v4
                    s3proxy.identity=%s
                    s3proxy.credential=%s
                    jclouds.provider=transient-nio2
                    jclouds.identity=unused
                    jclouds.credential=unused
                    """.formatted(port, ACCESS_KEY, SECRET_KEY));
            // Without one its log tells every byte.
            Path logging = Files.writeString(folder.resolve("s3proxy-logback.xml"), """
                    <configuration>
                      <appender name="out" class="ch.qos.logback.core.ConsoleAppender"><encoder><pattern>%d %level %msg%n</pattern></encoder></appender>
                      <root level="warn"><appender-ref ref="out"/></root>
                    </configuration>
                    """);
            process = JavaProcess.start(
                    List.of(
                            "-Xmx512m",
                            "-XX:TieredStopAtLevel=1",
                            "-Dlogback.configurationFile=" + logging,
                            "-cp",
                            library() + "/*"),
                    List.of("org.gaul.s3proxy.Main", "--properties", properties.toString()),
                    Map.of(),
                    folder.resolve("s3proxy.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Waiting.until(Duration.ofSeconds(60), () -> Ports.listens(port))) {
            throw new IllegalStateException("s3proxy did not start; its log is " + folder.resolve("s3proxy.log"));
        }
        try (S3Client client = client()) {
            client.createBucket(create -> create.bucket(BUCKET));
        }
    }

    /** A client past any proxy; the caller closes it. */
    public S3Client client() {
        return S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** The bucket of all nodes. */
    public String bucket() {
        return BUCKET;
    }

    int port() {
        return port;
    }

    /** What the module s3-testbed laid out, beside this one. */
    private static Path library() {
        Path library = Programs.target().resolve("../../s3-testbed/target/lib").normalize();
        if (!Files.isDirectory(library)) {
            throw new IllegalStateException("There is no S3 server in " + library
                    + "; build from the root, so that s3-testbed is built too: mvn -pl benchmarks -am package");
        }
        return library;
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(5));
    }
}

package dev.loggia.engine.media.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.engine.media.MediaStore;
import dev.loggia.engine.media.MediaStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The contract through a proxy that refuses what Cloudflare R2 refuses. */
class StrictR2Test extends MediaStoreContract {
    @TempDir
    static Path serverDirectory;

    private static S3Server server;
    private static StrictR2Proxy proxy;
    private static S3Client client;

    @BeforeAll
    static void start() {
        server = S3Server.start(serverDirectory);
        proxy = new StrictR2Proxy(server.endpoint());
        client = S3Clients.create(S3Server.settings(proxy.endpoint()));
    }

    @AfterAll
    static void stop() {
        client.close();
        proxy.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        client.listObjectsV2(list -> list.bucket(S3Server.BUCKET))
                .contents()
                .forEach(object -> client.deleteObject(
                        delete -> delete.bucket(S3Server.BUCKET).key(object.key())));
    }

    @Override
    protected MediaStore store() {
        return new S3MediaStore(client, S3Server.BUCKET);
    }

    @Test
    void theProxyRefusesAClientWithoutOurSettings() {
        try (S3Client plain = S3Client.builder()
                .endpointOverride(proxy.endpoint())
                .region(Region.of("auto"))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(S3Server.ACCESS_KEY, S3Server.SECRET_KEY)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            assertThatThrownBy(() -> plain.putObject(
                            put -> put.bucket(S3Server.BUCKET).key("gen/x"), RequestBody.fromString("bytes")))
                    .isInstanceOf(S3Exception.class);
        }
    }

    @Test
    void theProxyRefusesAccessListsAndTags() {
        assertThatThrownBy(() -> client.putObject(
                        put -> put.bucket(S3Server.BUCKET).key("gen/x").acl(ObjectCannedACL.PUBLIC_READ),
                        RequestBody.fromString("bytes")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(501));
        assertThatThrownBy(() -> client.putObject(
                        put -> put.bucket(S3Server.BUCKET).key("gen/x").tagging("a=b"),
                        RequestBody.fromString("bytes")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(501));
    }

    @Test
    void livesWithoutTheLifecycleRule() {
        new S3Lifecycle(client, S3Server.BUCKET).apply();
        put("gen/a/1/0.png", new byte[10]);
    }
}

package dev.loggia.engine.media.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.media.MediaStore;
import dev.loggia.engine.media.MediaStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** The contract against a real server that speaks S3. */
class S3MediaStoreTest extends MediaStoreContract {
    @TempDir
    static Path serverDirectory;

    private static S3Server server;
    private static S3Client client;

    @BeforeAll
    static void start() {
        server = S3Server.start(serverDirectory);
        client = S3Clients.create(S3Server.settings(server.endpoint()));
    }

    @AfterAll
    static void stop() {
        client.close();
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
    void declaresTypeAndCaching() {
        put("gen/a/1/0.png", new byte[10]);
        HeadObjectResponse head =
                client.headObject(request -> request.bucket(S3Server.BUCKET).key("gen/a/1/0.png"));
        assertThat(head.contentType()).isEqualTo("image/png");
        assertThat(head.cacheControl()).isEqualTo("private, max-age=3600");
    }

    @Test
    void livesWithAStoreWithoutLifecycleRules() {
        new S3Lifecycle(client, S3Server.BUCKET).apply();
        put("gen/a/1/0.png", new byte[10]);
    }
}

package dev.loggia.proof.storm;

import dev.loggia.proof.cluster.Cluster;
import dev.loggia.proof.cluster.ObjectStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** Reads every result back from the store, past any proxy, and compares it with what the database says of it. */
final class StoredResults {
    private static final int AT_ONCE = 4;

    private final Cluster cluster;

    StoredResults(Cluster cluster) {
        this.cluster = cluster;
    }

    private record Asset(String id, String key, long bytes, String sha256) {}

    List<String> broken() {
        ObjectStore store = cluster.store().orElseThrow();
        List<Asset> assets = cluster.jdbi().withHandle(handle -> handle.createQuery("""
                        select id, object_key, bytes, sha256 from media_asset where deleted_at is null""")
                .map((row, context) -> new Asset(
                        row.getString("id"),
                        row.getString("object_key"),
                        row.getLong("bytes"),
                        row.getString("sha256")))
                .list());
        ForkJoinPool threads = new ForkJoinPool(AT_ONCE);
        try (S3Client client = store.client()) {
            return threads.submit(() -> assets.parallelStream()
                            .flatMap(asset -> fault(client, store.bucket(), asset).stream())
                            .toList())
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Optional<String> fault(S3Client client, String bucket, Asset asset) {
        try {
            byte[] bytes = client.getObjectAsBytes(get -> get.bucket(bucket).key(asset.key()))
                    .asByteArrayUnsafe();
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            if (bytes.length == asset.bytes() && hash.equals(asset.sha256())) {
                return Optional.empty();
            }
            return Optional.of("asset " + asset.id() + " has " + bytes.length + " bytes instead of " + asset.bytes()
                    + ", or other ones");
        } catch (SdkException e) {
            return Optional.of(
                    "asset " + asset.id() + " cannot be read: " + e.getClass().getSimpleName());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

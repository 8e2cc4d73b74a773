package dev.loggia.server.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An S3 store for media instead of files; all four settings or none.
 *
 * @param region {@code auto} unless the store wants one; R2 does not
 */
public record ObjectStore(URI endpoint, String bucket, String region, Secret accessKey, Secret secretKey) {

    static Optional<ObjectStore> read(SettingSource source) {
        Optional<String> endpoint = source.find("S3_ENDPOINT");
        Optional<String> bucket = source.find("S3_BUCKET");
        Optional<Secret> accessKey = source.findSecret("S3_ACCESS_KEY");
        Optional<Secret> secretKey = source.findSecret("S3_SECRET_KEY");
        List<String> missing = new ArrayList<>();
        endpoint.ifPresentOrElse(set -> {}, () -> missing.add("S3_ENDPOINT"));
        bucket.ifPresentOrElse(set -> {}, () -> missing.add("S3_BUCKET"));
        accessKey.ifPresentOrElse(set -> {}, () -> missing.add("S3_ACCESS_KEY"));
        secretKey.ifPresentOrElse(set -> {}, () -> missing.add("S3_SECRET_KEY"));
        if (missing.size() == 4) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            throw new StartupProblem("The S3 store is only half configured: set " + String.join(", ", missing)
                    + " too, or remove the other S3_ settings to keep media in files.");
        }
        return Optional.of(new ObjectStore(
                WebAddress.parse("S3_ENDPOINT", endpoint.orElseThrow()),
                bucket.orElseThrow(),
                source.get("S3_REGION", "auto"),
                accessKey.orElseThrow(),
                secretKey.orElseThrow()));
    }
}

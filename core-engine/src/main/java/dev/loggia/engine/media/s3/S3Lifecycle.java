package dev.loggia.engine.media.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A second belt for the free tier: the bucket itself forgets {@code free/} after 8 days and unfinished uploads after one.
 * The rows and the reaper decide; a store that knows no lifecycle loses nothing but this belt. Rules that others set stay.
 */
final class S3Lifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(S3Lifecycle.class);
    private static final String FREE = "loggia-free";
    private static final String UPLOADS = "loggia-unfinished-uploads";
    private static final int FREE_DAYS = 8;

    private final S3Client client;
    private final String bucket;

    S3Lifecycle(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** Sets our rules where they are missing or other; says so in one line when the store does not take them. */
    void apply() {
        try {
            List<LifecycleRule> before = rules();
            List<LifecycleRule> ours = List.of(free(), uploads());
            if (!before.containsAll(ours)) {
                List<LifecycleRule> after = new ArrayList<>(before);
                after.removeIf(rule -> Set.of(FREE, UPLOADS).contains(String.valueOf(rule.id())));
                after.addAll(ours);
                client.putBucketLifecycleConfiguration(
                        put -> put.bucket(bucket).lifecycleConfiguration(configuration -> configuration.rules(after)));
            }
        } catch (SdkException e) {
            LOG.warn(
                    "The media store takes no lifecycle rule ({}); expired media is removed by the reaper alone",
                    e instanceof S3Exception answer
                            ? "status " + answer.statusCode()
                            : e.getClass().getSimpleName());
        }
    }

    private List<LifecycleRule> rules() {
        try {
            return client.getBucketLifecycleConfiguration(get -> get.bucket(bucket))
                    .rules();
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return List.of();
            }
            throw e;
        }
    }

    private static LifecycleRule free() {
        return LifecycleRule.builder()
                .id(FREE)
                .status(ExpirationStatus.ENABLED)
                .filter(filter -> filter.prefix("free/"))
                .expiration(expiration -> expiration.days(FREE_DAYS))
                .build();
    }

    private static LifecycleRule uploads() {
        return LifecycleRule.builder()
                .id(UPLOADS)
                .status(ExpirationStatus.ENABLED)
                .filter(filter -> filter.prefix(""))
                .abortIncompleteMultipartUpload(abort -> abort.daysAfterInitiation(1))
                .build();
    }
}

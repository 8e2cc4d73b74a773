package dev.loggia.server;

import dev.loggia.engine.media.MediaStore;
import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.server.settings.StartupProblem;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Asks the object store for something before any door opens: without a store no result could be kept. */
@Component
@ConditionalOnProperty(name = "loggia.media.store", havingValue = "s3")
class MediaStoreCheck extends StartCheck {
    private static final String NEVER_THERE = "start/probe";

    private final MediaStore store;

    MediaStoreCheck(MediaStore store) {
        this.store = store;
    }

    @Override
    void check() {
        try {
            store.get(NEVER_THERE, null);
        } catch (LoggiaException e) {
            throw new StartupProblem(
                    "The object store does not answer as it should; check S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY and"
                            + " S3_SECRET_KEY, and that the bucket exists.",
                    e);
        }
    }
}

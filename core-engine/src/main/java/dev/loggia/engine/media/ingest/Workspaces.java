package dev.loggia.engine.media.ingest;

import dev.loggia.engine.media.retain.AbandonedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where results are looked at before they are kept. Clears away, now and then, what killed processes left there. */
final class Workspaces {
    private static final Logger log = LoggerFactory.getLogger(Workspaces.class);
    private static final String PREFIX = "loggia-media-";
    private static final Duration CLEAR_EVERY = Duration.ofMinutes(10);

    private final Path parent;
    private final InstantSource time;
    private Instant cleared = Instant.MIN;

    /** @param parent null for the JVM's temporary directory */
    Workspaces(@Nullable Path parent, InstantSource time) {
        this.parent = parent == null ? Path.of(System.getProperty("java.io.tmpdir")) : parent;
        this.time = time;
    }

    Workspace open() throws IOException {
        Files.createDirectories(parent);
        clear();
        return new Workspace(Files.createTempDirectory(parent, PREFIX));
    }

    private void clear() {
        Instant now = time.instant();
        if (isDue(now)) {
            int removed = AbandonedFiles.remove(parent, PREFIX, now);
            if (removed > 0) {
                log.info("Removed {} half-fetched results of processes that were killed", removed);
            }
        }
    }

    private synchronized boolean isDue(Instant now) {
        boolean due = cleared.isBefore(now.minus(CLEAR_EVERY));
        cleared = due ? now : cleared;
        return due;
    }
}

package dev.loggia.server.doctor;

import dev.loggia.engine.media.MediaStore;
import dev.loggia.engine.media.StoredObject;
import dev.loggia.server.settings.ObjectStore;
import dev.loggia.server.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Puts a probe object into the media store, reads it back and deletes it. */
final class MediaCheck {
    private static final String MEDIA = "dev.loggia.engine.media.";

    private final Settings settings;
    private final Adapters adapters;

    MediaCheck(Settings settings, Adapters adapters) {
        this.settings = settings;
        this.adapters = adapters;
    }

    List<Diagnosis> probe() {
        Optional<ObjectStore> bucket = settings.objectStore();
        if (bucket.isPresent()) {
            return List.of(probe(
                    "s3",
                    Map.of("loggia.media.s3.socket-timeout", "4s", "loggia.media.s3.call-timeout", "4s"),
                    "bucket " + bucket.get().bucket() + " at " + bucket.get().endpoint(),
                    "check S3_ENDPOINT, S3_BUCKET and that the keys may read and write there"));
        }
        Path root = settings.dataFolder().resolve("media");
        if (!Files.isDirectory(root)) {
            return List.of(Diagnosis.ok("media store: files, made at the first start"));
        }
        Diagnosis files = probe(
                "files",
                Map.of("loggia.media.files.root", root.toString()),
                "files in " + root,
                "make the folder and all below it writable for this user");
        return servesSeveral()
                ? List.of(
                        files,
                        Diagnosis.warn(
                                "media store: files of this node alone, while all else is set up to be shared",
                                "with more than one node, set S3_* on all of them"))
                : List.of(files);
    }

    private boolean servesSeveral() {
        return settings.database().isPresent()
                && settings.redis().isPresent()
                && settings.masterSecret().isPresent();
    }

    private Diagnosis probe(String adapter, Map<String, Object> waits, String place, String advice) {
        Map<String, Object> different = new HashMap<>(waits);
        different.put("loggia.media.store", adapter);
        try {
            boolean same = adapters.use(MediaStore.class, MEDIA + adapter, different, MediaCheck::comesBack);
            return same
                    ? Diagnosis.ok("media store: " + place + " keep what they are given")
                    : Diagnosis.fail("media store: " + place + " gave back something else", advice);
        } catch (RuntimeException e) {
            return Diagnosis.fail("media store: " + place + " cannot be written and read", advice);
        }
    }

    /** Below {@code free/}, where the store's own lifecycle rule clears away what a killed doctor leaves. */
    private static boolean comesBack(MediaStore store) {
        byte[] bytes = "a probe".getBytes(StandardCharsets.US_ASCII);
        String key = "free/doctor/" + UUID.randomUUID();
        try {
            Path file = Files.createTempFile("loggia-doctor-", ".txt");
            try {
                Files.write(file, bytes);
                store.put(key, file, "text/plain", "no-store");
                Optional<StoredObject> found = store.get(key, null);
                if (found.isEmpty()) {
                    return false;
                }
                try (InputStream content = found.get().content()) {
                    return Arrays.equals(content.readAllBytes(), bytes);
                }
            } finally {
                store.delete(key);
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

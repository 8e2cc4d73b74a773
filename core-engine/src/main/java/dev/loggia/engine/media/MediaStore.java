package dev.loggia.engine.media;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps objects under keys such as {@code gen/5f0c…/1/0.png}: segments of lower case letters, digits, {@code . _ -} that
 * start with a letter or digit, at most 512 characters. Every method may block, throws
 * {@link dev.loggia.engine.platform.LoggiaException} with {@code MEDIA_STORE} when the store does not do what was asked
 * (trying again may help) and {@link IllegalArgumentException} for any other key. Safe for concurrent use.
 */
public interface MediaStore {

    /**
     * Keeps the bytes of a file, replacing what is there in one step: a reader sees the old object or the new one. When
     * this returns, the bytes are durable.
     */
    void put(String key, Path file, String contentType, String cacheControl);

    /**
     * Keeps the bytes of an object under a second key too, as {@link #put} would, with the type and lifetime of the first.
     *
     * @return false when there is no such object; then nothing is kept
     */
    boolean copy(String from, String to);

    /**
     * Opens an object; empty when there is none.
     *
     * @param range null for the whole object
     */
    Optional<StoredObject> get(String key, @Nullable ByteRange range);

    /** Forgets an object; one that is not there is no error. */
    void delete(String key);
}

package dev.loggia.engine.media;

import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A store for tests that passes the contract and can be told to fail. */
public final class InMemoryMediaStore implements MediaStore {
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private volatile boolean down;
    private volatile Runnable onCopy = () -> {};

    /** From now on every call fails, or works again. */
    public void down(boolean isDown) {
        this.down = isDown;
    }

    /** What happens before an object is copied. */
    public void onCopy(Runnable action) {
        this.onCopy = action;
    }

    /** Goes down when so many objects were copied. */
    public void failAfter(int copies) {
        down = false;
        AtomicInteger left = new AtomicInteger(copies);
        onCopy = () -> down(left.getAndDecrement() <= 0);
    }

    public Set<String> keys() {
        return new TreeSet<>(objects.keySet());
    }

    @Override
    public void put(String key, Path file, String contentType, String cacheControl) {
        requireUp();
        try {
            objects.put(ObjectKeys.requireValid(key), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean copy(String from, String to) {
        onCopy.run();
        requireUp();
        byte[] object = objects.get(ObjectKeys.requireValid(from));
        if (object != null) {
            objects.put(ObjectKeys.requireValid(to), object);
        }
        return object != null;
    }

    @Override
    public Optional<StoredObject> get(String key, @Nullable ByteRange range) {
        requireUp();
        byte[] object = objects.get(ObjectKeys.requireValid(key));
        if (object == null) {
            return Optional.empty();
        }
        int first = range == null ? 0 : (int) Math.min(range.first(), object.length);
        int length = range == null ? object.length : (int) range.lengthIn(object.length);
        return Optional.of(new StoredObject(new ByteArrayInputStream(object, first, length), length, object.length));
    }

    @Override
    public void delete(String key) {
        requireUp();
        objects.remove(ObjectKeys.requireValid(key));
    }

    private void requireUp() {
        if (down) {
            throw new LoggiaException(ErrorCode.MEDIA_STORE, "The media store is down");
        }
    }
}

package dev.loggia.engine.media;

import dev.loggia.engine.platform.LoggiaException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store that remembers whether it worked the last time it was needed. */
final class WatchedStore implements MediaStore {
    private final MediaStore store;
    private volatile boolean failing;

    WatchedStore(MediaStore store) {
        this.store = store;
    }

    boolean failing() {
        return failing;
    }

    @Override
    public void put(String key, Path file, String contentType, String cacheControl) {
        watched(() -> {
            store.put(key, file, contentType, cacheControl);
            failing = false;
            return true;
        });
    }

    @Override
    public boolean copy(String from, String to) {
        return watched(() -> store.copy(from, to));
    }

    /** An object that is not there proves nothing: a folder that is gone has none either. */
    @Override
    public Optional<StoredObject> get(String key, @Nullable ByteRange range) {
        Optional<StoredObject> found = watched(() -> store.get(key, range));
        if (found.isPresent()) {
            failing = false;
        }
        return found;
    }

    @Override
    public void delete(String key) {
        store.delete(key);
    }

    private <T> T watched(Supplier<T> action) {
        try {
            return action.get();
        } catch (LoggiaException e) {
            failing = true;
            throw e;
        }
    }
}

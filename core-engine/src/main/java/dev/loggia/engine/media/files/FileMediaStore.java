package dev.loggia.engine.media.files;

import dev.loggia.engine.media.ByteRange;
import dev.loggia.engine.media.MediaStore;
import dev.loggia.engine.media.ObjectKeys;
import dev.loggia.engine.media.StoredObject;
import dev.loggia.engine.media.retain.AbandonedFiles;
import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Objects as files below one directory; a put is a synced temporary file moved into place. Its directories are synced too, up to
 * the root and at every put: one that is there may have been made a moment ago by a put that has not synced it yet.
 */
final class FileMediaStore implements MediaStore {
    private static final String INCOMING = "put-";

    private final Path root;
    private final Path temporary;
    private final Fsync fsync;

    FileMediaStore(Path root) {
        this(root, Fsync.OF_THE_SYSTEM);
    }

    FileMediaStore(Path root, Fsync fsync) {
        this.root = root.toAbsolutePath().normalize();
        this.fsync = fsync;
        // a name that no key can have, on the same file system
        this.temporary = this.root.resolve(".incoming");
        try {
            Path there = firstThatExists(this.root);
            Files.createDirectories(temporary);
            fsync.directories(this.root, there);
        } catch (IOException e) {
            throw new LoggiaException(
                    ErrorCode.CONFIGURATION, "loggia.media.files.root is not a writable directory: " + root, e);
        }
        AbandonedFiles.remove(temporary, INCOMING, Clock.systemUTC().instant());
    }

    private static Path firstThatExists(Path directory) {
        Path parent = directory.getParent();
        return parent == null || Files.exists(directory) ? directory : firstThatExists(parent);
    }

    @Override
    public void put(String key, Path file, String contentType, String cacheControl) {
        Path target = path(key);
        try {
            keep(file, target);
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    @Override
    public boolean copy(String from, String to) {
        Path source = path(from);
        Path target = path(to);
        if (!Files.isRegularFile(source)) {
            return false;
        }
        try {
            keep(source, target);
            return true;
        } catch (NoSuchFileException e) {
            return false; // deleted in between
        } catch (IOException e) {
            throw failed("copy", e);
        }
    }

    private void keep(Path file, Path target) throws IOException {
        Path incoming = Files.createTempFile(temporary, INCOMING, "");
        try {
            Files.copy(file, incoming, StandardCopyOption.REPLACE_EXISTING);
            fsync.file(incoming);
            move(incoming, target);
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    /** Twice, because a delete may prune the directory in between. */
    private void move(Path incoming, Path target) throws IOException {
        Path directory = Objects.requireNonNull(target.getParent());
        try {
            Files.createDirectories(directory);
            Files.move(incoming, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            Files.createDirectories(directory);
            Files.move(incoming, target, StandardCopyOption.ATOMIC_MOVE);
        }
        // the new names must survive a power cut as well as the bytes
        fsync.directories(directory, root);
    }

    @Override
    public Optional<StoredObject> get(String key, @Nullable ByteRange range) {
        Path file = path(key);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(open(FileChannel.open(file), range));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    private static StoredObject open(FileChannel channel, @Nullable ByteRange range) throws IOException {
        try {
            long total = channel.size();
            long length = range == null ? total : range.lengthIn(total);
            if (range != null) {
                channel.position(Math.min(range.first(), total));
            }
            return new StoredObject(new LimitedInputStream(Channels.newInputStream(channel), length), length, total);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void delete(String key) {
        Path file = path(key);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed("delete", e);
        }
        prune(file.getParent());
    }

    /** Removes directories that a delete left empty. */
    private void prune(@Nullable Path directory) {
        for (Path empty = directory; empty != null && !empty.equals(root); empty = empty.getParent()) {
            try {
                Files.deleteIfExists(empty);
            } catch (IOException e) {
                return; // not empty, or somebody is using it: it stays
            }
        }
    }

    private Path path(String key) {
        Path path = root.resolve(ObjectKeys.requireValid(key)).normalize();
        if (!path.startsWith(root)) {
            throw new IllegalArgumentException("Not a key of the media store");
        }
        return path;
    }

    private static LoggiaException failed(String what, IOException e) {
        return new LoggiaException(
                ErrorCode.MEDIA_STORE,
                "The media directory failed to " + what + ": " + e.getClass().getSimpleName(),
                e);
    }
}

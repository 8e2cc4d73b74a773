package dev.loggia.engine.media.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Makes what was written survive a power cut: bytes of a file, names in a directory. */
interface Fsync {
    Fsync OF_THE_SYSTEM = (path, mode) -> {
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    };

    void force(Path path, StandardOpenOption mode) throws IOException;

    default void file(Path file) throws IOException {
        force(file, StandardOpenOption.WRITE);
    }

    /** A directory and those above it. A new one is durable when the directory that names it is. */
    default void directories(Path lowest, Path highest) throws IOException {
        for (Path each = lowest; ; each = Objects.requireNonNull(each.getParent())) {
            force(each, StandardOpenOption.READ);
            if (each.equals(highest)) {
                return;
            }
        }
    }
}

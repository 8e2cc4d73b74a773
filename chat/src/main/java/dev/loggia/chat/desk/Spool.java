package dev.loggia.chat.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder with one small file for each call that the database does not have yet. A file is there whole or not at all, also
 * after the process was killed (not after the machine lost its power: that would cost each call a wait for the disk). Only
 * this user may read it, for it holds what people typed and how to answer them.
 */
final class Spool {
    private static final String SUFFIX = ".call";
    private static final String HELD = ".held";
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE = permissions("rw-------");
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER = permissions("rwx------");

    private final Path folder;

    Spool(Path folder) {
        this.folder = folder;
    }

    /** Keeps a note that is not to be listed yet. Its name begins with when it was made, so that the oldest comes first. */
    Path hold(Note note) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PRIVATE_FOLDER);
        }
        String name = "%015d-%s".formatted(note.takenAt().toEpochMilli(), UUID.randomUUID());
        Path part = folder.resolve(name + ".part");
        Files.createFile(part, PRIVATE_FILE);
        Files.write(part, CallJson.write(note));
        return Files.move(part, folder.resolve(name + HELD), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Lists it from now on. */
    Path release(Path held) throws IOException {
        String name = held.getFileName().toString().replace(HELD, SUFFIX);
        return Files.move(held, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Lists what a process held that ended. */
    void releaseAll() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path held :
                    files.filter(file -> file.toString().endsWith(HELD)).toList()) {
                release(held);
            }
        }
    }

    /** The oldest notes, at most so many. */
    List<Path> list(int most) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .limit(most)
                    .toList();
        }
    }

    /** Empty when it was deleted meanwhile. */
    Optional<Note> read(Path file) throws IOException {
        try {
            return Optional.of(CallJson.readNote(Files.readAllBytes(file)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    private static FileAttribute<Set<PosixFilePermission>> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}

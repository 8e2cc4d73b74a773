package dev.loggia.engine.media.retain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a killed process left in a folder that living ones use too. Nothing tells them apart but time: whatever is written here is
 * done with in minutes. It has to go, since it is a person's result, kept in no place where it could be deleted or expire.
 */
public final class AbandonedFiles {
    /** Longer than any fetch takes. */
    public static final Duration AGE = Duration.ofHours(1);

    private AbandonedFiles() {}

    /**
     * Removes files and folders by the beginning of their names, with all that is in them.
     *
     * @param now what was last written to longer than {@link #AGE} before goes
     * @return how many could be removed; the others stay until the next time
     */
    public static int remove(Path folder, String prefix, Instant now) {
        List<Path> named;
        try (Stream<Path> all = Files.list(folder)) {
            named = all.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .toList();
        } catch (IOException e) {
            return 0;
        }
        return (int) named.stream()
                .filter(path -> untouchedSince(path, now.minus(AGE)) && removed(path))
                .count();
    }

    private static boolean untouchedSince(Path path, Instant moment) {
        try {
            return Files.getLastModifiedTime(path).toInstant().isBefore(moment);
        } catch (IOException e) {
            return false; // another one is removing it
        }
    }

    private static boolean removed(Path path) {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
            return true;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

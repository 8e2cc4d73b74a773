package dev.loggia.engine.media.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspacesTest {
    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void removesWhatAKilledProcessLeftAndNothingElse() throws IOException {
        Path abandoned = made("loggia-media-1", 61);
        Path inUse = made("loggia-media-2", 5);
        Path foreign = made("something-else", 600);

        try (Workspace workspace = new Workspaces(folder, InstantSource.fixed(NOW)).open()) {
            assertThat(abandoned).doesNotExist();
            assertThat(inUse).isDirectoryContaining("glob:**fetched");
            assertThat(foreign).exists();
            assertThat(workspace.directory()).hasParent(folder).exists();
        }
        assertThat(folder)
                .isDirectoryNotContaining("glob:**loggia-media-1")
                .isDirectoryContaining("glob:**loggia-media-2");
    }

    @Test
    void makesTheFolderThatIsSet() throws IOException {
        Path set = folder.resolve("not/there");
        try (Workspace workspace = new Workspaces(set, InstantSource.fixed(NOW)).open()) {
            assertThat(workspace.directory()).hasParent(set);
        }
    }

    private Path made(String name, int minutesAgo) throws IOException {
        Path directory = Files.createDirectory(folder.resolve(name));
        Files.writeString(directory.resolve("fetched"), "half a picture");
        Files.setLastModifiedTime(directory, FileTime.from(NOW.minusSeconds(60L * minutesAgo)));
        return directory;
    }
}
